import Pusher from 'pusher'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { authMiddleware } from '../../src/auth/index.ts'
import { startProxy } from '../support/proxy.ts'
import { APP, MASTER_KEY, startServer } from '../support/server.ts'
import { wait } from '../support/wait.ts'
import { clients, type Visitor } from './visitors.ts'

const userOf = (url = '') => new URLSearchParams(url.split('?')[1]).get('user') ?? ''

/** A server whose application lets everybody in but to `private-secret`, and who they say they are. */
async function startApp() {
  const answer = authMiddleware({
    app: { ...APP, encryptionMasterKey: MASTER_KEY },
    channel: ({ channel }, request) => {
      const id = userOf((request as { url?: string }).url)
      return channel.startsWith('presence-') ? { id, info: { id, name: id } } : channel !== 'private-secret'
    },
    user: (_, request) => ({ id: userOf((request as { url?: string }).url) }),
  })
  const started = await startServer({ handler: (request, response) => void answer(request, response) })
  const api = new Pusher({
    appId: APP.id,
    key: APP.key,
    secret: APP.secret,
    host: '127.0.0.1',
    port: String(started.port),
    useTLS: false,
    encryptionMasterKeyBase64: MASTER_KEY,
  })
  return { ...started, api }
}

const connected = ({ pusher }: Visitor) => wait(() => expect(pusher.connection.state).toBe('connected'))
const subscribed = ({ pusher }: Visitor, channel: string) =>
  wait(() => expect(pusher.channel(channel).subscribed).toBe(true))

describe.each(clients)('$name', ({ connect, canSignIn }) => {
  it.each(['public', 'private-a', 'private-encrypted-a', 'cache-a'])(
    'hears events on %s',
    async (channel) => {
      // pusher-js 4.4 looks at it before it decrypts; Node has it since version 21.
      if (!('navigator' in globalThis)) vi.stubGlobal('navigator', { product: 'Gecko' })
      onTestFinished(() => void vi.unstubAllGlobals())
      const { port, api } = await startApp()
      const ann = connect(port, 'ann')
      const heard: unknown[] = []
      ann.listen(channel, 'e', (data) => heard.push(data))
      await connected(ann)
      await subscribed(ann, channel)
      for (let n = 0; n < 3; n++) await api.trigger(channel, 'e', { n, text: 'ä漢😀' })
      await wait(() => expect(heard).toHaveLength(3))
      expect(heard).toEqual([0, 1, 2].map((n) => ({ n, text: 'ä漢😀' })))
    },
  )

  it('is not told of what it published itself', async () => {
    const { port, api } = await startApp()
    const [ann, bob] = [connect(port, 'ann'), connect(port, 'bob')]
    const heard: string[] = []
    ann.listen('a', 'e', () => heard.push('ann'))
    bob.listen('a', 'e', () => heard.push('bob'))
    for (const one of [ann, bob]) await subscribed(one, 'a')
    await api.trigger('a', 'e', 1, { socket_id: ann.pusher.connection.socket_id })
    await api.trigger('a', 'e', 2)
    await wait(() => expect(heard).toHaveLength(3))
    expect(heard.filter((one) => one === 'ann')).toHaveLength(1)
  })

  it('is refused where the application says so, and stays connected', async () => {
    const { port } = await startApp()
    const ann = connect(port, 'ann')
    const errors: unknown[] = []
    ann.listen('private-secret', 'pusher:subscription_error', (error) => errors.push(error))
    ann.pusher
      .channel('private-secret')
      .bind('pusher:subscription_error', (error: unknown) => errors.push(error))
    await wait(() => expect(errors.length).toBeGreaterThan(0))
    expect(ann.pusher.channel('private-secret').subscribed).toBe(false)
    expect(ann.pusher.connection.state).toBe('connected')
  })

  it('sees who is there, who comes and who goes', async () => {
    const { port } = await startApp()
    const [ann, bob] = [connect(port, 'ann'), connect(port, 'bob')]
    const seen: string[] = []
    const room = 'presence-room'
    const people = {
      here: (ids: string[]) => seen.push(`here ${ids.join()}`),
      joined: (id: string) => seen.push(`+${id}`),
      left: (id: string) => seen.push(`-${id}`),
    }
    ann.join(room, people)
    await wait(() => expect(seen).toEqual(['here ann']))
    const theirs: string[] = []
    bob.join(room, { here: (ids) => theirs.push(ids.sort().join()), joined: () => {}, left: () => {} })
    await wait(() => expect(theirs).toEqual(['ann,bob']))
    bob.leave(room)
    await wait(() => expect(seen).toEqual(['here ann', '+bob', '-bob']))
    bob.join(room, { here: () => {}, joined: () => {}, left: () => {} })
    await wait(() => expect(seen.at(-1)).toBe('+bob'))
    bob.pusher.disconnect()
    await wait(() => expect(seen.at(-1)).toBe('-bob'))
  })

  it('sends client events to the others', async () => {
    const { port } = await startApp()
    const [ann, bob] = [connect(port, 'ann'), connect(port, 'bob')]
    const heard: unknown[] = []
    for (const channel of ['private-a', 'presence-a'])
      bob.listen(channel, 'client-e', (data) => heard.push([channel, data]))
    for (const channel of ['private-a', 'presence-a']) {
      ann.listen(channel, 'client-e', () => heard.push('an echo'))
      for (const one of [ann, bob]) await subscribed(one, channel)
      ann.trigger(channel, 'client-e', { hello: channel })
    }
    await wait(() => expect(heard).toHaveLength(2))
    expect(heard).toEqual([
      ['private-a', { hello: 'private-a' }],
      ['presence-a', { hello: 'presence-a' }],
    ])
  })

  it.runIf(canSignIn)('signs in and is sent events of its own', async () => {
    const { port, api, hub } = await startApp()
    const { pusher } = connect(port, 'ann')
    const heard: unknown[] = []
    pusher.user.bind('e', (data: unknown) => heard.push(data))
    pusher.signin()
    await pusher.user.signinDonePromise
    await wait(() => expect(hub.app(APP.id).channels.has('#server-to-user-ann')).toBe(true))
    await api.sendToUser('ann', 'e', { hello: 1 })
    await wait(() => expect(heard).toEqual([{ hello: 1 }]))
    await api.terminateUserConnections('ann')
    await wait(() => expect(pusher.connection.state).toBe('disconnected'))
  })

  it('comes back to all its channels when the server is replaced', async () => {
    const [first, second] = [await startApp(), await startApp()]
    const proxy = await startProxy(first.port)
    const ann = connect(proxy.port, 'ann')
    const heard: unknown[] = []
    for (const channel of ['a', 'private-a', 'presence-a'])
      ann.listen(channel, 'e', (data) => heard.push([channel, data]))
    for (const channel of ['a', 'private-a', 'presence-a']) await subscribed(ann, channel)
    const socketId = ann.pusher.connection.socket_id
    proxy.retarget(second.port)
    await first.close()
    await wait(() => expect(second.state.channels.size).toBe(3))
    expect(ann.pusher.connection.state).toBe('connected')
    expect(ann.pusher.connection.socket_id).not.toBe(socketId)
    await second.api.trigger(['a', 'private-a', 'presence-a'], 'e', 7)
    await wait(() => expect(heard).toHaveLength(3))
    expect(second.state.channels.get('presence-a')!.members.has('ann')).toBe(true)
  })

  it('comes back when its line is cut', async () => {
    const { port, api, state } = await startApp()
    const proxy = await startProxy(port)
    const ann = connect(proxy.port, 'ann')
    const heard: unknown[] = []
    ann.listen('presence-a', 'e', (data) => heard.push(data))
    await subscribed(ann, 'presence-a')
    const [before] = [...state.connections.keys()]
    proxy.cut()
    await wait(() => {
      expect([...state.connections.keys()]).not.toEqual([before])
      expect(state.channels.get('presence-a')?.members.size).toBe(1)
    })
    await api.trigger('presence-a', 'e', 1)
    await wait(() => expect(heard).toEqual([1]))
  })
})
