import { holding } from '@channelkit/core/inspect'
import { afterEach, expect, it } from 'vitest'
import { type Site, watchSites } from '../watch-sites.ts'
import { holderOf } from './site.ts'

afterEach(() => {
  holding.site = undefined
})

const site = (lines: readonly string[], who?: unknown): Site => ({
  who,
  error: Object.assign(new Error(), { stack: ['Error: held here', ...lines].join('\n') }),
})
const app = (call: string, file: string) => `    at ${call} (http://localhost:5173/src/${file}?t=17:12:34)`
const ours = (call: string) =>
  `    at ${call} (http://localhost:5173/node_modules/.vite/deps/@channelkit_react.js?v=1:1:2)`
const framework = (call: string) =>
  `    at ${call} (http://localhost:5173/node_modules/.vite/deps/react-dom_client.js?v=1:1:2)`

it('finds the component behind hooks, those of the application too', () => {
  const stack = [
    ...[ours('Object.site'), framework('mountState'), ours('useStore'), ours('useLatest')],
    ...[app('usePrice', 'use-price.ts'), app('Ticker', 'ticker.tsx'), framework('renderWithHooks')],
    app('main', 'main.tsx'),
  ]
  expect(holderOf(site(stack))).toEqual({ name: 'Ticker', hook: 'useLatest', where: 'src/ticker.tsx:12' })
})

it('goes by names where a bundler made one file of all', () => {
  const one = (call: string) => `    at ${call} (http://localhost/page.js:9:1)`
  const stack = [one('holding.site'), one('holder'), '    at http://localhost/page.js:8:1', one('mountState')]
  const through = [one('exports.useState'), one('useStore'), one('useLatest'), one('usePrice'), one('Ticker')]
  expect(holderOf(site([...stack, ...through, one('renderWithHooks')]))).toMatchObject({
    name: 'Ticker',
    hook: 'useLatest',
  })
  expect(holderOf(site([...stack, one('subscribe'), one('showPrice')]))).toMatchObject({ name: 'showPrice' })
})

it('names a component in a file of its own by that, and not the one around it', () => {
  const stack = [
    ours('fromStore'),
    ours('useLatest'),
    app('Ticker', 'Ticker.svelte'),
    app('App', 'App.svelte'),
  ]
  expect(holderOf(site(stack))).toMatchObject({ name: 'Ticker.svelte', hook: 'useLatest' })
})

it('names a function where there is no component, also as Firefox and Safari write it', () => {
  const where = 'http://localhost:5173/src/main.ts:3:5'
  expect(holderOf(site([`subscribe@http://a/node_modules/x.js:1:1`, `showPrice@${where}`]))).toEqual({
    name: 'showPrice',
    hook: undefined,
    where: 'src/main.ts:3',
  })
  expect(holderOf(site([ours('subscribe'), `    at ${where}`]))).toMatchObject({ name: 'src/main.ts:3' })
})

it('names one of our own with who put it there, as far as the framework tells', () => {
  const inside = [ours('useStore'), framework('renderWithHooks'), app('main', 'main.tsx')]
  const stack = ['Error', framework('x'), app('Room', 'room.tsx')].join('\n')
  expect(holderOf(site(inside, { component: 'LiveValue', stack }))).toMatchObject({
    name: 'LiveValue',
    within: 'Room',
  })
  expect(holderOf(site(inside, { component: 'LiveValue' }))).toMatchObject({
    name: 'LiveValue',
    within: undefined,
  })
})

it('takes names from what Vue says of a component', () => {
  const room = { type: { __name: 'Room' }, parent: null }
  expect(holderOf(site([], { type: { name: 'LiveValue' }, parent: room }))).toMatchObject({
    name: 'LiveValue',
    within: 'Room',
  })
  const own = { type: { __file: '/app/src/Ticker.vue' }, parent: room }
  expect(holderOf(site([ours('useLatest'), app('setup', 'Ticker.vue')], own))).toMatchObject({
    name: 'Ticker',
    within: undefined,
    where: '/app/src/Ticker.vue',
  })
})

it('says that it does not know rather than something wrong', () => {
  expect(holderOf(site([])).name).toBe('Somewhere')
  expect(holderOf(site(['what is this', '@', ours('subscribe')])).name).toBe('Somewhere')
})

it('remembers where hold is taken once it watches, and leaves the depth of stacks as it was', () => {
  const before = (Error as { stackTraceLimit?: number }).stackTraceLimit
  watchSites()
  const first = holding.site
  watchSites()
  expect(holding.site).toBe(first)
  expect(first?.('who')).toMatchObject({ who: 'who' })
  expect((Error as { stackTraceLimit?: number }).stackTraceLimit).toBe(before)
})
