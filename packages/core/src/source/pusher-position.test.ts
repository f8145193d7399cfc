import { expect, it } from 'vitest'
import { watchPosition } from './pusher-position.ts'
import type { PusherChannel, PusherMessage } from './pusher-types.ts'

it('notes what the server says of a history with the last subscription, before pusher-js hears it', () => {
  const seen: unknown[] = []
  let last = (): unknown => undefined
  const channel = {
    handleEvent: ({ event }: PusherMessage) => void seen.push([event, last()]),
  } as unknown as PusherChannel
  const watch = watchPosition(channel)
  last = watch.last
  const event = 'pusher_internal:subscription_succeeded'
  channel.handleEvent({ event: 'other', data: { history: 0 } })
  channel.handleEvent({ event, data: { history: 1 } })
  channel.handleEvent({ event, data: null })
  channel.handleEvent({ event, data: { history: 2 } })
  expect(seen).toEqual([
    ['other', undefined],
    [event, 1],
    [event, undefined],
    [event, 2],
  ])
  watch.stop()
  channel.handleEvent({ event, data: { history: 3 } })
  expect(watch.last()).toBe(2)
})
