import { expect, it } from 'vitest'
import { type MemberChange, watchPresence } from './pusher-presence.ts'
import type { PusherChannel, PusherMessage } from './pusher-types.ts'

/** A channel of pusher-js, which writes down what it is given. */
function setUp(members?: Record<string, unknown>) {
  const order: string[] = []
  const changes: MemberChange[] = []
  const channel = {
    ...(members && { members: { myID: 'me', members } }),
    handleEvent: ({ event }: PusherMessage) => void order.push(event),
  } as unknown as PusherChannel
  const watch = watchPresence(channel, (change) => {
    order.push('told')
    changes.push(change)
  })
  return {
    watch,
    order,
    changes,
    come: (event: string, data: unknown) => channel.handleEvent({ event: `pusher_internal:${event}`, data }),
  }
}
const all = (ids: unknown[], hash: object) => ({ presence: { ids, hash } })

it('has everyone in the order in which the server names them, numbers and odd names too', () => {
  const { watch, come, order } = setUp()
  expect(watch.all()).toEqual([])
  come('subscription_succeeded', all([10, 2, '__proto__'], { 2: { n: 2 }, 10: null, more: 1 }))
  expect(watch.all()).toEqual([
    { id: '10', info: null },
    { id: '2', info: { n: 2 } },
    { id: '__proto__', info: undefined },
    { id: 'more', info: 1 },
  ])
  expect(order).toEqual(['pusher_internal:subscription_succeeded'])
  for (const nothing of [null, {}, { presence: {} }]) {
    come('subscription_succeeded', nothing)
    expect(watch.all()).toEqual([])
  }
})

it('follows who comes and goes, after pusher-js, and tells of nobody who left twice', () => {
  const { watch, come, changes, order } = setUp()
  come('member_added', { user_id: 7, user_info: { name: 'Seven' } })
  come('member_added', { user_id: 'b', user_info: undefined })
  come('member_removed', { user_id: 7 })
  come('member_removed', { user_id: 7 })
  come('something_else', { user_id: 7 })
  expect(changes).toEqual([
    { joined: { id: '7', info: { name: 'Seven' } } },
    { joined: { id: 'b', info: undefined } },
    { left: '7' },
  ])
  expect(watch.all()).toEqual([{ id: 'b', info: undefined }])
  expect(order.slice(0, 2)).toEqual(['pusher_internal:member_added', 'told'])
})

it('knows who was there before, and hears nothing once stopped', () => {
  const { watch, come, changes, order } = setUp({ ann: { n: 1 } })
  expect(watch.all()).toEqual([{ id: 'ann', info: { n: 1 } }])
  watch.stop()
  come('member_added', { user_id: 7, user_info: null })
  expect([changes, order]).toEqual([[], ['pusher_internal:member_added']])
})
