import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createToldKit } from '../../test/told-kit.ts'
import { dataOf } from '../error-data.ts'
import { ChannelKitError } from '../errors.ts'
import { type ChannelLike, channelLike, isLifecycle, LIFECYCLE } from './channel-like.ts'

const NAME = 'presence-a'
let world: ReturnType<typeof createToldKit>
let like: ChannelLike
let heard: unknown[]
beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
  world = createToldKit()
  like = channelLike(world.kit, NAME)
  heard = []
})
afterEach(() => {
  world.kit.destroy()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
const told = (more: object) => world.told({ channel: NAME, ...more })
const ann = { id: 'ann', info: { name: 'Ann' } }
const bo = { id: 'bo', info: { name: 'Bo' } }
const live = () => {
  world.line('connected')
  told({ type: 'members', me: 'ann', all: [ann] })
  told({ type: 'subscribed' })
}
const says = (event: string, data: unknown, userId?: string) => told({ type: 'event', event, data, userId })
const hears = (event: string) =>
  like.channel.bind(event, (...data: unknown[]) => void heard.push([event, ...data]))
const asked = () => world.asked().filter((one) => !one.startsWith('watch'))

describe('a channel of a kit for old code', () => {
  it('is one for each name of each kit, and asks for nothing until it is held', () => {
    expect(channelLike(world.kit, NAME)).toBe(like)
    expect(channelLike(world.kit, 'other')).not.toBe(like)
    hears('shout')
    like.channel.bind_global(() => {})
    expect([like.held, like.channel.name, world.asked()]).toEqual([false, NAME, []])
  })

  it('is subscribed while one of its holders is there, and asks for the events that somebody is bound to', () => {
    hears('shout')
    hears(LIFECYCLE.joined)
    const [one, two] = [like.hold(), like.hold()]
    expect([like.held, asked()]).toEqual([true, ['connect', `subscribe "${NAME}"`, `bind "${NAME}" "shout"`]])
    hears('whisper')
    like.channel.unbind('shout')
    expect(asked()).toEqual([`bind "${NAME}" "whisper"`, `unbind "${NAME}" "shout"`])
    one()
    one()
    expect([like.held, asked()]).toEqual([true, []])
    two()
    expect([like.held, asked()]).toEqual([false, [`unbind "${NAME}" "whisper"`]])
    vi.advanceTimersByTime(100)
    expect(asked()).toEqual([`unsubscribe "${NAME}"`])
  })

  it('asks for each event once, also when what is bound changes', () => {
    like.hold()
    hears('shout')
    hears('shout')
    hears('whisper')
    expect(asked().filter((one) => one.startsWith('bind'))).toEqual([
      `bind "${NAME}" "shout"`,
      `bind "${NAME}" "whisper"`,
    ])
  })

  it('forgets all handlers, and who was there, with its last holder', () => {
    const release = like.hold()
    live()
    hears('shout')
    like.channel.bind_global((event: string) => heard.push(event))
    release()
    expect(like.channel.members.count).toBe(0)
    like.hold()
    says('shout', 1)
    expect(heard).toEqual([])
  })

  it('gives what comes to those bound to the event, with who sent it, and to those bound to all', () => {
    hears('shout')
    like.channel.bind_global((...data: unknown[]) => heard.push(['all', ...data]))
    like.hold()
    live()
    heard = []
    says('shout', 1)
    says('shout', 2, 'bo')
    says('other', 3)
    world.told({ type: 'event', channel: 'elsewhere', event: 'shout', data: 4 })
    expect(heard.sort()).toEqual(
      [
        ['shout', 1, {}],
        ['all', 'shout', 1],
        ['shout', 2, { user_id: 'bo' }],
        ['all', 'shout', 2],
        ['all', 'other', 3],
      ].sort(),
    )
    like.channel.unbind_global()
    says('other', 5)
    expect(heard).toHaveLength(5)
  })

  it('asks the source for all events only while somebody is bound to all', () => {
    const watching = () => world.asked().filter((one) => one.startsWith('watch'))
    const release = like.hold()
    expect(watching()).toEqual([])
    like.channel.bind_global(() => {})
    like.channel.bind_global(() => {})
    expect(watching()).toEqual(['watch true'])
    like.channel.unbind_global()
    expect(watching()).toEqual(['watch false'])
    like.channel.bind_global(() => {})
    release()
    expect(watching()).toEqual(['watch true', 'watch false'])
  })
})

describe('what pusher-js tells of a channel', () => {
  it('has names that no event of an application has', () => {
    expect([LIFECYCLE.joined, LIFECYCLE.count, 'shout'].map(isLifecycle)).toEqual([true, true, false])
  })

  it('is that it was subscribed, with who is there', () => {
    hears(LIFECYCLE.succeeded)
    like.hold()
    expect(like.channel.subscribed).toBe(false)
    live()
    expect(like.channel.subscribed).toBe(true)
    expect(heard).toEqual([[LIFECYCLE.succeeded, expect.objectContaining({ count: 1, myID: 'ann' })]])
    expect(like.channel.members.me).toEqual(ann)
  })

  it('is that it was subscribed also to who comes late, unless they have gone again', async () => {
    like.hold()
    live()
    const context = {}
    const hear = function (this: unknown, data: { count: number }) {
      heard.push([this === context, data.count])
    }
    like.channel.bind(LIFECYCLE.succeeded, hear, context)
    const gone = (data: unknown) => heard.push(data)
    like.channel.bind(LIFECYCLE.succeeded, gone).unbind(LIFECYCLE.succeeded, gone)
    like.channel.bind('shout', gone)
    expect(heard).toEqual([])
    await Promise.resolve()
    expect(heard).toEqual([[true, 1]])
  })

  it('comes not to who binds before it is live, nor to whom it was lost meanwhile', async () => {
    const release = like.hold()
    hears(LIFECYCLE.succeeded)
    await Promise.resolve()
    expect(heard).toEqual([])
    live()
    hears(LIFECYCLE.succeeded)
    release()
    heard = []
    await Promise.resolve()
    expect(heard).toEqual([])
  })

  it('says nothing of members where there are none', () => {
    const plain = channelLike(world.kit, 'ticker')
    plain.channel.bind(LIFECYCLE.succeeded, (data: unknown) => heard.push(data))
    plain.hold()
    world.line('connected')
    world.told({ type: 'subscribed', channel: 'ticker' })
    expect(heard).toEqual([{}])
  })

  it('is who comes and who goes, once they are known', () => {
    hears(LIFECYCLE.joined)
    hears(LIFECYCLE.left)
    like.channel.bind_global((event: string, { id }: { id: string }) => heard.push(`${event} ${id}`))
    like.hold()
    live()
    heard = []
    told({ type: 'member', joined: bo })
    told({ type: 'member', left: 'cy' })
    told({ type: 'member', left: 'bo' })
    expect(heard).toEqual([
      [LIFECYCLE.joined, bo],
      `${LIFECYCLE.joined} bo`,
      [LIFECYCLE.left, bo],
      `${LIFECYCLE.left} bo`,
    ])
    expect(like.channel.members.count).toBe(1)
  })

  it('is why it was refused, once', () => {
    hears(LIFECYCLE.failed)
    like.hold()
    const error = new ChannelKitError('auth-denied', 'not you', { httpStatus: 403 })
    world.line('connected')
    told({ type: 'refused', error: dataOf(error) })
    told({ type: 'count', count: 2 })
    expect(heard).toEqual([[LIFECYCLE.failed, { type: 'AuthError', error: error.message, status: 403 }]])
  })

  it('is how many connections there are, each time that it changes', () => {
    hears(LIFECYCLE.count)
    like.hold()
    expect(like.channel.subscriptionCount).toBeUndefined()
    live()
    for (const count of [2, 2, 0]) told({ type: 'count', count })
    expect(heard).toEqual([
      [LIFECYCLE.count, { subscription_count: 2 }],
      [LIFECYCLE.count, { subscription_count: 0 }],
    ])
    expect(like.channel.subscriptionCount).toBe(0)
  })

  it('goes on after a handler threw', () => {
    like.channel.bind(LIFECYCLE.joined, () => {
      throw new Error('broken')
    })
    hears(LIFECYCLE.joined)
    like.hold()
    live()
    told({ type: 'member', joined: bo })
    expect([heard, world.errors]).toEqual([[[LIFECYCLE.joined, bo]], ['handler-failed']])
  })
})

describe('what old code sends', () => {
  it('goes as a client event', async () => {
    like.hold()
    live()
    world.asked()
    expect(like.channel.trigger('client-wave', { x: 1 })).toBe(true)
    await vi.advanceTimersByTimeAsync(0)
    expect([asked(), world.errors]).toEqual([[`send "${NAME}" "client-wave" {"x":1}`], []])
  })

  it('is told to the kit where it can not go', async () => {
    like.channel.trigger('wave', {})
    await vi.advanceTimersByTimeAsync(0)
    expect(world.errors).toEqual(['client-event-invalid'])
  })
})
