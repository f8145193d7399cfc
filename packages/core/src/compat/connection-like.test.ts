import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createToldKit } from '../../test/told-kit.ts'
import { ChannelKitError } from '../errors.ts'
import { connectionLike } from './connection-like.ts'

let world: ReturnType<typeof createToldKit>
let connection: ReturnType<typeof connectionLike>
let heard: unknown[]
beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
  world = createToldKit()
  connection = connectionLike(world.kit)
  heard = []
})
afterEach(() => {
  world.kit.destroy()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
const line = (state: string, more: object = {}) => {
  world.line(state, 1, more)
  world.kit.flush()
}
const hear = (...told: unknown[]) => void heard.push(told)

describe('the connection of a kit for old code', () => {
  it('has the words of pusher-js for its state', () => {
    const words = [connection.state]
    for (const state of ['connecting', 'connected', 'lost', 'unavailable', 'disconnected', 'failed']) {
      line(state)
      words.push(connection.state)
    }
    expect(words).toEqual([
      'initialized',
      'connecting',
      'connected',
      'connecting',
      'unavailable',
      'disconnected',
      'failed',
    ])
  })

  it('tells each state by its name, and what changed, to those who are bound to it or to all', () => {
    connection.bind('connected', (data: unknown) => hear('connected', data))
    connection.bind('state_change', (data: unknown) => hear('state_change', data))
    connection.bind_global((event: string, data: unknown) => hear('all', event, data))
    line('connecting')
    expect(heard.splice(0)).toEqual([
      ['state_change', { previous: 'initialized', current: 'connecting' }],
      ['all', 'state_change', { previous: 'initialized', current: 'connecting' }],
      ['all', 'connecting', undefined],
    ])
    line('connected', { socketId: '1.2' })
    expect(heard.splice(0)).toEqual([
      ['state_change', { previous: 'connecting', current: 'connected' }],
      ['all', 'state_change', { previous: 'connecting', current: 'connected' }],
      ['connected', { socket_id: '1.2' }],
      ['all', 'connected', { socket_id: '1.2' }],
    ])
  })

  it('tells a loss and the attempt after it once, since they have one word', () => {
    connection.bind('state_change', hear)
    line('connected')
    line('lost')
    line('connecting')
    expect(heard).toHaveLength(2)
  })

  it('tells each error once', () => {
    connection.bind('error', hear)
    world.lineFails(new ChannelKitError('connection-unavailable', 'no way'))
    world.kit.flush()
    line('unavailable')
    expect(heard).toEqual([
      [
        {
          type: 'PusherError',
          error: expect.objectContaining({ code: 'connection-unavailable' }),
          data: expect.objectContaining({ code: 'connection-unavailable' }),
        },
      ],
    ])
  })

  it('follows the kit while somebody is bound, and tells nothing of what was before', () => {
    const subscribe = vi.spyOn(world.kit.connection, 'subscribe')
    line('connecting')
    world.lineFails(new ChannelKitError('connection-unavailable', 'no way'))
    world.kit.flush()
    connection.bind('state_change', hear)
    connection.bind('error', hear)
    line('connecting')
    expect(heard).toEqual([])
    connection.unbind('error')
    connection.unbind('state_change')
    line('connected')
    expect(heard).toEqual([])
    connection.bind_global(hear)
    line('connected')
    expect([heard, subscribe.mock.calls.length]).toEqual([[], 2])
    connection.unbind_global()
    line('disconnected')
    expect(heard).toEqual([])
  })

  it('has the socket id while there is one', () => {
    expect(connection.socket_id).toBeUndefined()
    line('connected', { socketId: '1.2' })
    expect(connection.socket_id).toBe('1.2')
  })

  it('opens and closes', () => {
    connection.connect()
    connection.disconnect()
    expect(world.asked()).toEqual(['connect', 'disconnect'])
  })
})
