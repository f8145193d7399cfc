import { expect, it } from 'vitest'
import { checkDashboard, SHORTEST_TOKEN } from './options.ts'

it.each([{}, { token: 'x'.repeat(SHORTEST_TOKEN) }, { path: '/ops/live.1' }, { asks: 'everybody' as const }])(
  '%o is good',
  (options) => expect(() => checkDashboard(options)).not.toThrow(),
)

it.each([
  [{ token: 'x'.repeat(SHORTEST_TOKEN - 1) }, /16 characters/],
  [{ path: '' }, /path/],
  [{ path: '/' }, /path/],
  [{ path: 'dashboard' }, /path/],
  [{ path: '/dashboard/' }, /path/],
  [{ path: '/a b' }, /path/],
  [{ path: '/a\r\nSet-Cookie: x' }, /path/],
])('%o is refused', (options, why) => {
  expect(() => checkDashboard(options)).toThrow(why)
  expect(() => checkDashboard(options)).toThrow(expect.objectContaining({ code: 'invalid-options' }))
})
