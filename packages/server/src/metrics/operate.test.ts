import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { METRICS, type MetricDefinition } from './definitions.ts'
import { processText } from './process.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const alerts = read('operate/alerts.yml')
const dashboard = read('operate/grafana.json')
const runbook = read('../../docs/runbook.md')

/** By the name that Prometheus has: its labels. */
const known = new Map(
  Object.values(METRICS).flatMap(({ name, kind, labels }: MetricDefinition) => {
    const plain = name.replaceAll('.', '_')
    if (kind === 'histogram') return [[`${plain}_bucket`, [...labels, 'le']] as const]
    return [[kind === 'counter' ? `${plain}_total` : plain, labels] as const]
  }),
)
for (const [, name] of processText().matchAll(/^# HELP (\S+)/gm)) known.set(name!, [])
/** What the scrape adds. */
const ADDED = ['job', 'instance']

const expressions = [...alerts.matchAll(/expr: (?:\|\n((?: {10}.*\n)+)|(.*))/g)].map(
  ([, long, short]) => long ?? short!,
)
for (const { targets } of JSON.parse(dashboard).panels) for (const { expr } of targets) expressions.push(expr)

it('alerts and dashboard ask for metrics and labels that there are', () => {
  expect(expressions.length).toBeGreaterThan(25)
  for (const text of expressions) {
    const metrics = [...text.matchAll(/\b((?:channelkit|process)_\w+)(?:\{([^}]*)\})?/g)]
    expect(metrics.length + Number(/^up\{/.test(text)), text).toBeGreaterThan(0)
    for (const [, name, matchers = ''] of metrics) {
      expect([...known.keys()], text).toContain(name)
      for (const [, label] of matchers.matchAll(/(\w+)\s*=~?"/g))
        expect([...known.get(name!)!, ...ADDED], `${name} in ${text}`).toContain(label)
    }
  }
})

it('each alert has its part of the runbook, and none is there for nothing', () => {
  const names = [...alerts.matchAll(/alert: (\w+)/g)].map(([, name]) => name!)
  expect([...runbook.matchAll(/^## (\w+)$/gm)].map(([, name]) => name)).toEqual(names)
  expect([...alerts.matchAll(/runbook\.md#(\w+)/g)].map(([, anchor]) => anchor)).toEqual(
    names.map((name) => name.toLowerCase()),
  )
})
