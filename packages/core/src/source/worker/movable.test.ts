import { expect, it } from 'vitest'
import { createHandSource } from '../../../test/hand-source.ts'
import type { SourceHappening } from '../source.ts'
import { createMovable } from './movable.ts'

function setUp(renew?: () => void) {
  const told: SourceHappening[] = []
  const movable = createMovable(() => 42, renew)
  movable.start((one) => void told.push(one))
  return { movable, told }
}

it('asks whatever stands below, and says what that says', () => {
  const { movable, told } = setUp()
  const { source, asked, tell } = createHandSource()
  movable.move(source)
  movable.connect()
  movable.subscribe('a')
  movable.bind('a', 'e')
  movable.unbind('a', 'e')
  movable.unsubscribe('a')
  movable.retry()
  movable.check()
  expect(movable.send('a', 'client-e', 1)).toBe(true)
  movable.past?.('a', 1, { last: 2 })
  movable.watch(true)
  movable.signIn()
  movable.renew()
  movable.disconnect()
  movable.destroy()
  expect(asked).toEqual([
    'connect',
    'subscribe "a"',
    'bind "a" "e"',
    'unbind "a" "e"',
    'unsubscribe "a"',
    'retry',
    'check',
    'send "a" "client-e" 1',
    'past "a" 1 {"last":2}',
    'watch true',
    'signIn',
    'renew',
    'disconnect',
    'destroy',
  ])
  movable.connect()
  expect(asked).toHaveLength(14)
  tell({ type: 'network', at: 1 } as never)
  expect(told).toEqual([])
})

it('remembers what is wanted while nothing stands below, and asks for it then', () => {
  const { movable, told } = setUp()
  movable.subscribe('a')
  movable.bind('a', 'e')
  movable.bind('a', 'f')
  movable.unbind('a', 'f')
  movable.subscribe('a')
  movable.subscribe('b')
  movable.unsubscribe('b')
  movable.bind('nowhere', 'e')
  movable.connect()
  movable.signIn()
  movable.watch(true)
  expect(movable.send('a', 'client-e', 1)).toBe(false)
  movable.past?.('a', 7, {})
  expect(told).toEqual([{ type: 'past', at: 42, channel: 'a', ask: 7, events: null }])
  const { source, asked } = createHandSource()
  movable.move(source)
  expect(asked).toEqual(['subscribe "a"', 'bind "a" "e"', 'watch true', 'connect', 'signIn'])
})

it('asks for no connection that is not wanted, and says so itself where nobody else can', () => {
  const { movable, told } = setUp()
  movable.connect()
  movable.disconnect()
  expect(told).toEqual([{ type: 'connection', at: 42, state: 'disconnected', socketId: null }])
  const first = createHandSource()
  movable.move(first.source)
  expect(first.asked).toEqual([])
  movable.retry()
  movable.signIn()
  movable.watch(true)
  movable.watch(false)
  movable.renew()
  const second = createHandSource()
  movable.move(second.source)
  expect(second.asked).toEqual(['connect'])
})

it('goes on over another, which is a line that was lost; the old one is not heard any more', () => {
  const { movable, told } = setUp()
  const [first, second, third] = [createHandSource(), createHandSource(), createHandSource()]
  movable.move(first.source)
  first.tell({ type: 'connection', at: 1, state: 'connected' })
  movable.move(second.source)
  expect(told).toEqual([
    { type: 'connection', at: 1, state: 'connected' },
    { type: 'connection', at: 42, state: 'lost', socketId: null, retryAt: null },
  ])
  first.tell({ type: 'connection', at: 2, state: 'lost' })
  expect(told).toHaveLength(2)
  second.tell({ type: 'connection', at: 3, state: 'connecting' })
  movable.move(third.source)
  expect(told).toHaveLength(3)
})

it('asks who made it for another one, if they want that', () => {
  let renewed = 0
  const { movable } = setUp(() => void renewed++)
  const { source, asked } = createHandSource()
  movable.move(source)
  movable.renew()
  expect([renewed, asked]).toEqual([1, []])
})

it('has no past where what stands below has none', () => {
  const { movable, told } = setUp()
  const { source } = createHandSource()
  movable.move({ ...source, past: undefined } as never)
  movable.past?.('a', 1, {})
  expect(told).toMatchObject([{ type: 'past', ask: 1, events: null }])
})
