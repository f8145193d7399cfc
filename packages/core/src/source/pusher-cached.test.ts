import { beforeEach, expect, it } from 'vitest'
import { isCacheChannel, watchCached } from './pusher-cached.ts'

it.each([
  ['cache-a', true],
  ['private-cache-a', true],
  ['presence-cache-a', true],
  ['private-encrypted-cache-a', true],
  ['a-cache-b', false],
  ['private-a', false],
  ['my-private-cache-a', false],
])('%s is a cache channel: %s', (name, is) => expect(isCacheChannel(name)).toBe(is))

let heard: string[]
let watch: ReturnType<typeof watchCached>
let channel: { handleEvent(message: object): void }
const say = (event: string, data: unknown = 1) => channel.handleEvent({ event, data })
const subscribed = () => say('pusher_internal:subscription_succeeded', {})
beforeEach(() => {
  heard = []
  channel = {
    handleEvent({ event }: { event: string }) {
      heard.push(`${event}${watch.repeats() ? ' again' : ''}`)
      if (event === 'bad') throw new Error('theirs')
    },
  } as never
  watch = watchCached(channel as never)
})
const events = () => heard.filter((one) => !one.startsWith('pusher'))

it('knows the last event again that comes first after a subscription', () => {
  subscribed()
  say('e', { a: 1 })
  say('e', { a: 1 })
  subscribed()
  say('e', { a: 1 })
  say('e', { a: 1 })
  expect(events()).toEqual(['e', 'e', 'e again', 'e'])
  expect(watch.repeats()).toBe(false)
})

it('takes another event, or other data, for news', () => {
  subscribed()
  say('e', 1)
  subscribed()
  say('f', 1)
  subscribed()
  say('f', 2)
  subscribed()
  say('pusher:cache_miss')
  say('f', 2)
  expect(events()).toEqual(['e', 'f', 'f', 'f'])
})

it('passes over client events and what the server says of the channel', () => {
  subscribed()
  say('e', 1)
  subscribed()
  say('client-x', 1)
  say('pusher_internal:member_added', 1)
  say('e', 1)
  expect(events()).toEqual(['e', 'client-x', 'e again'])
})

it('is over with the event, though a handler throws, and when it is stopped', () => {
  subscribed()
  expect(() => say('bad')).toThrow('theirs')
  subscribed()
  expect(() => say('bad')).toThrow('theirs')
  expect(watch.repeats()).toBe(false)
  watch.stop()
  subscribed()
  expect(() => say('bad')).toThrow('theirs')
  expect(events()).toEqual(['bad', 'bad again', 'bad'])
})
