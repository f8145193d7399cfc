import { expect, it } from 'vitest'
import type { ExportDoc } from '../../stories/lib/docs/types/said.ts'
import { packagePages } from '../lib/package-pages.ts'

const type = (text: string): ExportDoc => ({ kind: 'type', text, examples: [], type: 'string', fields: [] })
const entry = (name: string, exports: Record<string, ExportDoc>) => ({
  name: `@channelkit/${name}`,
  exports: new Map(Object.entries(exports)),
})

it('a page of a package begins with the names of all that is on it, each leading there', () => {
  const [page] = packagePages([entry('kit', { Beta: type('Second.'), Alpha: type('First.') })])
  expect(page?.body).toContain('## Types\n\n[Alpha](#alpha), [Beta](#beta)\n')
  expect(page?.contents).toBe(2)
})

it('what an entry exports of another one, whole, is said there alone', () => {
  const [, browser] = packagePages([
    entry('kit', { Alpha: type('First.') }),
    entry('kit/browser', { Alpha: type('First.'), Beta: type('Second.') }),
  ])
  expect(browser?.body).toContain('All that [@channelkit/kit](/reference/kit/) exports')
  expect(browser?.body).toContain('### Beta')
  expect(browser?.body).not.toContain('### Alpha')
})

it('an entry that has another thing by a name of the other one says all of its own', () => {
  const [, other] = packagePages([
    entry('kit', { Alpha: type('First.') }),
    entry('kit/other', { Alpha: type('Not the first.') }),
  ])
  expect(other?.body).toContain('Not the first.')
})
