import { ChannelKitError } from '@channelkit/core'
import { createTestKit, type TestServer } from '@channelkit/testing'
import {
  configureEcho,
  createEchoListener,
  echo,
  echoIsConfigured,
  kitOptions,
} from '@channelkit/ui/compat/echo'
import { afterEach, describe, expect, it, vi } from 'vitest'

let server: TestServer | undefined
afterEach(() => {
  server?.destroy()
  server = undefined
  vi.unstubAllGlobals()
})

function configured(options: object = {}) {
  const test = createTestKit({ user: { id: 'ann', info: { name: 'Ann' } } })
  server = test.server
  configureEcho({ broadcaster: 'reverb', kit: test.kit, ...options })
  return test
}

describe('configureEcho', () => {
  it('counts from then on, and says what it can not do by a code', () => {
    configureEcho({ broadcaster: 'socket.io' })
    expect(echoIsConfigured()).toBe(true)
    expect(() => echo()).toThrow(expect.objectContaining({ code: 'invalid-options' }))
    expect(() => echo()).toThrow(/socket\.io.*laravel-echo/)
  })

  it('keeps its connection where it is told the same again', () => {
    const options = { broadcaster: 'pusher', key: 'app-key', cluster: 'eu' } as const
    configureEcho(options)
    const { kit } = echo()
    configureEcho({ ...options })
    expect(echo().kit).toBe(kit)
    configureEcho({ ...options, cluster: 'us2' })
    expect(echo().kit).not.toBe(kit)
    echo().kit.destroy()
  })

  it('takes an empty line of an .env file for none', () => {
    configureEcho({ broadcaster: 'pusher', key: 'app-key', cluster: 'eu', wsHost: '', wsPort: '' as never })
    expect(() => echo()).not.toThrow()
    echo().kit.destroy()
    configureEcho({ broadcaster: 'reverb', key: 'app-key', wsHost: '' })
    expect(() => echo()).toThrow(ChannelKitError)
  })

  it('with the driver `null` connects to nothing', async () => {
    configureEcho({ broadcaster: 'null' })
    const heard = vi.fn()
    echo().private('orders').listen('OrderPlaced', heard).whisper('typing', {})
    expect(echo().connectionStatus()).toBe('disconnected')
    echo().kit.destroy()
  })

  it('asks as Laravel wants to be asked, with tokens as they are when it asks', async () => {
    const Laravel = { csrfToken: 'first' }
    vi.stubGlobal('window', { Laravel })
    const { authorize } = kitOptions({
      broadcaster: 'reverb',
      key: 'app-key',
      wsHost: 'localhost',
      bearerToken: 'token',
      auth: { headers: { Accept: 'application/json' } },
    })
    expect(authorize).toMatchObject({
      endpoint: '/broadcasting/auth',
      userEndpoint: '/broadcasting/user-auth',
    })
    const { headers } = authorize as { headers(request: object): Promise<object> }
    const all = { Accept: 'application/json', Authorization: 'Bearer token' }
    expect(await headers({ channel: 'private-a' })).toEqual({ ...all, 'X-CSRF-TOKEN': 'first' })
    Laravel.csrfToken = 'second'
    expect(await headers({ channel: 'private-a' })).toEqual({ ...all, 'X-CSRF-TOKEN': 'second' })
  })
})

describe('what is better behind our door than in Laravel Echo', () => {
  const listener = (name: string, run: (payload: unknown) => void = () => {}) =>
    createEchoListener({ name, visibility: 'presence', events: ['.said'], run })

  it('tells who is there to who asks late', async () => {
    const { server } = configured()
    const end = listener('room').mount()
    await server.settled()
    const here = vi.fn()
    echo().join('room').here(here)
    await server.settled()
    expect(here).toHaveBeenCalledWith([{ name: 'Ann' }])
    end()
  })

  it('`echo().leave` gives up what `echo()` was asked for, and leaves components what they have', async () => {
    const { server } = configured()
    const heard = vi.fn()
    const end = listener('room', heard).mount()
    echo().join('room')
    echo().private('room')
    await server.settled()
    expect(server.channels.toSorted()).toEqual(['presence-room', 'private-room'])
    echo().leave('room')
    await server.settled()
    expect(server.channels).toEqual(['presence-room'])
    server.emit('presence-room', 'said', 'hello')
    await server.settled()
    expect(heard).toHaveBeenCalledWith('hello')
    end()
    await server.settled()
    expect(server.channels).toEqual([])
  })

  it('a component that leaves by itself is not counted twice when it goes', async () => {
    const { server } = configured()
    const one = listener('room')
    const endOne = one.mount()
    const endTwo = listener('room').mount()
    await server.settled()
    one.controls.leave()
    endOne()
    await server.settled()
    expect(server.channels).toEqual(['presence-room'])
    endTwo()
    await server.settled()
    expect(server.channels).toEqual([])
  })

  it('tells a refusal with its status, and all events to who listens to all', async () => {
    const { server } = configured()
    server.refuseAuth('private-secret', { status: 403 })
    const refused = vi.fn()
    echo().private('secret').error(refused)
    const all = vi.fn()
    echo().channel('ticker').listenToAll(all)
    await server.settled()
    expect(refused).toHaveBeenCalledWith(expect.objectContaining({ type: 'AuthError', status: 403 }))
    server.emit('ticker', 'App\\Events\\Trade', 1)
    server.emit('ticker', 'plain', 2)
    await server.settled()
    expect(all.mock.calls).toEqual([
      ['Trade', 1],
      ['.plain', 2],
    ])
    echo().leaveAllChannels()
  })

  it('requests of a global axios say which connection is theirs', async () => {
    const uses: ((config: { headers: Record<string, string> }) => unknown)[] = []
    const use = (run: (typeof uses)[number]) => uses.push(run)
    vi.stubGlobal(
      'axios',
      Object.assign(() => {}, { interceptors: { request: { use } } }),
    )
    const { kit, server } = configured()
    echo().channel('ticker')
    await server.settled()
    expect(uses.map((run) => run({ headers: {} }))).toEqual([{ headers: { 'X-Socket-Id': kit.socketId } }])
    echo().leaveAllChannels()
  })
})
