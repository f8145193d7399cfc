import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { METRICS, type MetricDefinition } from './definitions.ts'
import { HOSTED_NAMES } from './hosted-names.ts'

const page = readFileSync(new URL('../../../../docs/metrics.md', import.meta.url), 'utf8')
const ticked = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)

it('the page on metrics lists each of them as it is', () => {
  const rows = [...page.matchAll(/^\| `(channelkit\.\w+)` \| (\w+) \| (.*) \| (.*) \|$/gm)]
  const listed = rows.map(([, name, kind, labels, description]) => ({
    name,
    kind,
    labels: ticked(labels!),
    description,
  }))
  const defined = Object.values(METRICS).map(({ name, kind, labels, description }: MetricDefinition) => ({
    name,
    kind,
    labels: [...labels],
    description,
  }))
  expect(listed).toEqual(defined)
})

it('and the names of hosted Channels', () => {
  const rows = [...page.matchAll(/^\| (`pusher\..*`) \| /gm)]
  const listed = rows.flatMap(([, cell]) => {
    const [first, ...rest] = ticked(cell!)
    const stem = first!.split('.').slice(0, 2).join('.')
    return [first!, ...rest.map((part) => stem + part)]
  })
  expect(listed.sort()).toEqual([...HOSTED_NAMES].sort())
})

it('mentions no metric that is not there', () => {
  const known = new Set<string>([...Object.values(METRICS).map(({ name }) => name)])
  for (const [name] of page.matchAll(/channelkit\.\w+/g)) expect(known).toContain(name)
})
