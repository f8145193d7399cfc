import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createToldKit } from '../../test/told-kit.ts'
import { channel } from '../channel.ts'
import { channelLike } from './channel-like.ts'
import { clientLike } from './client-like.ts'
import type { PusherJs } from './index.ts'

let world: ReturnType<typeof createToldKit>
let client: PusherJs
let heard: unknown[]
beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
  world = createToldKit()
  client = clientLike(world.kit, { key: 'app-key', config: { cluster: 'eu' } })
  heard = []
})
afterEach(() => {
  world.kit.destroy()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
const hears = (...data: unknown[]) => void heard.push(data)
const says = (name: string, event: string, data: unknown, type = 'event') =>
  world.told({ type, channel: name, event, data })
const watching = () => world.asked().filter((one) => one.startsWith('watch'))

describe('a kit as a client of pusher-js', () => {
  it('is one for each kit, with what the application gave', () => {
    expect(clientLike(world.kit)).toBe(client)
    expect([client.key, client.config]).toEqual(['app-key', { cluster: 'eu' }])
    const other = createToldKit()
    const bare = clientLike(other.kit)
    expect([bare === client, bare.key, bare.config]).toEqual([false, undefined, {}])
    other.kit.destroy()
  })

  it('subscribes to a channel once, until it unsubscribes', () => {
    const ticker = client.subscribe('ticker')
    expect([client.subscribe('ticker') === ticker, client.channel('ticker') === ticker]).toEqual([true, true])
    expect(world.asked()).toEqual(['connect', 'subscribe "ticker"'])
    client.unsubscribe('ticker')
    client.unsubscribe('ticker')
    client.unsubscribe('never')
    expect(client.channel('ticker')).toBeUndefined()
    vi.advanceTimersByTime(100)
    expect(world.asked()).toEqual(['unsubscribe "ticker"'])
    expect(client.subscribe('ticker')).toBe(ticker)
    expect(client.channel('ticker')).toBe(ticker)
  })

  it('lists what it subscribed to, and nothing that others use', () => {
    const stop = channel(world.kit, 'hooks').subscribe(() => {})
    const release = channelLike(world.kit, 'held').hold()
    client.subscribe('ticker')
    expect(client.allChannels().map(({ name }) => name)).toEqual(['held', 'ticker'])
    expect(client.channel('hooks')).toBeUndefined()
    release()
    stop()
  })

  it('hears all that comes on any channel while something is bound to it', () => {
    expect(watching()).toEqual([])
    client.bind('trade', hears)
    client.bind_global(hears)
    expect(watching()).toEqual(['watch true'])
    says('ticker', 'trade', 1)
    says('other', 'halt', 2, 'unheard')
    world.told({ type: 'count', channel: 'ticker', count: 2 })
    expect(heard.splice(0)).toEqual([[1], ['trade', 1], ['halt', 2]])
    client.unbind_global()
    says('ticker', 'trade', 3)
    expect([heard.splice(0), watching()]).toEqual([[[3]], []])
    client.unbind('trade')
    says('ticker', 'trade', 4)
    expect([heard, watching()]).toEqual([[], ['watch false']])
    client.bind_global(hears).unbind_all()
    expect(watching()).toEqual(['watch true', 'watch false'])
  })

  it('opens, closes and signs in', () => {
    client.connect()
    client.disconnect()
    expect(client.connection.state).toBe('initialized')
    client.signin()
    expect(world.asked()).toEqual(['connect', 'disconnect', 'connect', 'signIn'])
  })
})
