import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { systemClock } from './clock.ts'
import { dataOf } from './error-data.ts'
import { ChannelKitError, type ErrorCode } from './errors.ts'
import { createLine } from './line.ts'
import type { SourceState } from './source/source.ts'

let told: string[]
let over: number
let tap: (happening: never) => void
let line: ReturnType<typeof createLine>
const bus = { tap: (to: typeof tap) => (tap = to), dispatch: (one: never) => tap(one) }
const causes = {
  tell: (scope: string, { code }: ChannelKitError) => told.push(`${scope} ${code}`),
  over: () => over++,
}
const is = (state: SourceState) => tap({ type: 'connection', at: 0, state } as never)
const fails = (code: ErrorCode) =>
  tap({ type: 'connection-error', at: 0, error: dataOf(new ChannelKitError(code, 'Said.')) } as never)
const network = (online: boolean) => tap({ type: 'network', at: 0, online } as never)
const now = () => [line.state, line.error?.code ?? null, line.why?.code ?? null, line.ended]
beforeEach(() => {
  vi.useFakeTimers()
  told = []
  over = 0
  line = createLine(bus as never, causes as never, systemClock)
})
afterEach(() => void vi.useRealTimers())

it('knows nothing before anything was told, and no trouble while it is connected', () => {
  expect(now()).toEqual([null, null, null, false])
  is('connecting')
  is('connected')
  vi.advanceTimersByTime(60_000)
  expect([now(), told, over]).toEqual([['connected', null, null, false], [], 1])
})

it('tells when it has waited for 15 seconds, of what was heard or that nothing was', () => {
  is('connecting')
  vi.advanceTimersByTime(14_999)
  expect(now()).toEqual(['connecting', null, null, false])
  vi.advanceTimersByTime(1)
  expect(now()).toEqual(['connecting', 'connection-unavailable', 'connection-unavailable', false])
  expect(told).toEqual(['line connection-unavailable'])
  is('connected')
  expect(now()).toEqual(['connected', null, null, false])
  is('lost')
  fails('connection-unsupported')
  vi.advanceTimersByTime(15_000)
  expect(told.at(-1)).toBe('line connection-unsupported')
})

it('keeps what was heard: that nothing connects says less', () => {
  fails('connection-refused')
  fails('connection-unavailable')
  expect(line.error?.code).toBe('connection-refused')
  fails('terminated')
  expect(line.error?.code).toBe('terminated')
})

it.each<[SourceState, ErrorCode, boolean]>([
  ['unavailable', 'connection-unavailable', false],
  ['failed', 'connection-unsupported', true],
])('%s without a word is %s', (state, code, ended) => {
  is(state)
  expect([now(), told]).toEqual([[state, code, code, ended], [`line ${code}`]])
  is('connecting')
  expect(line.ended).toBe(false)
})

it('was closed on request, or for good by the server', () => {
  fails('connection-unavailable')
  is('disconnected')
  expect(now()).toEqual(['disconnected', null, 'connection-closed', false])
  is('connecting')
  expect(line.why).toBeNull()
  for (const code of ['connection-refused', 'terminated'] as const) {
    fails(code)
    is('disconnected')
    expect(now()).toEqual(['disconnected', code, code, true])
    is('connected')
  }
  expect(told).toEqual(['line connection-refused', 'line terminated'])
})

it('waits for a network where there is none, which is no error', () => {
  network(false)
  expect(now()).toEqual([null, null, 'offline', false])
  network(true)
  expect(line.why).toBeNull()
})

it('says in words what is wrong, and tells nothing twice', () => {
  fails('connection-unavailable')
  is('unavailable')
  expect(line.error?.message).toMatch(/^Said\./)
  is('connected')
  is('unavailable')
  expect(line.error?.message).toMatch(/^Nothing has connected for a while\./)
  is('connected')
  is('failed')
  expect(line.error?.message).toMatch(/^There is no way to connect\./)
  is('connected')
  is('disconnected')
  expect(line.why?.message).toMatch(/^The connection was closed on request\./)
  is('connecting')
  network(false)
  expect(line.why?.message).toMatch(/^This host has no network\./)
})
