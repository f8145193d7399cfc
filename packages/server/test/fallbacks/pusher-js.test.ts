import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { startPusher } from '../support/pusher.ts'
import { startServer } from '../support/server.ts'
import { wait } from '../support/wait.ts'

describe.each(['xhr_streaming', 'xhr_polling'] as const)('pusher-js over %s alone', (transport) => {
  const options = { enabledTransports: [transport] }
  const start = async () => {
    const server = await startServer()
    const connect = async (id: string) => {
      const pusher = startPusher(server.port, id, options)
      await wait(() => expect(pusher.connection.state).toBe('connected'))
      return pusher
    }
    return { ...server, connect }
  }

  it('connects, subscribes and hears events in order', async () => {
    const { connect, state } = await start()
    const pusher = await connect('ann')
    const heard: unknown[] = []
    const channel = pusher.subscribe('a').bind('e', (data: unknown) => heard.push(data))
    await wait(() => expect(channel.subscribed).toBe(true))
    for (let n = 0; n < 500; n++) {
      state.publish('a', 'e', JSON.stringify({ n, text: 'ä漢😀\n' }))
      if (n % 50 === 0) await new Promise(setImmediate)
    }
    await wait(() => expect(heard).toHaveLength(500))
    expect(heard).toEqual(Array.from({ length: 500 }, (_, n) => ({ n, text: 'ä漢😀\n' })))
  })

  it('signs in, sees members come and go, and sends client events', async () => {
    const { connect, state } = await start()
    const [ann, bob] = [await connect('ann'), await connect('bob')]
    ann.signin()
    await ann.user.signinDonePromise
    expect([...state.users.online.keys()]).toEqual(['ann'])
    const [room, theirs] = [ann.subscribe('presence-a'), bob.subscribe('presence-a')]
    const came: unknown[] = []
    const heard: unknown[] = []
    room.bind('pusher:member_removed', ({ id }: { id: string }) => came.push(id))
    theirs.bind('client-e', (data: unknown, { user_id: from }: { user_id: string }) =>
      heard.push([from, data]),
    )
    await wait(() => expect([room.subscribed, theirs.subscribed]).toEqual([true, true]))
    room.trigger('client-e', { hello: 'ä' })
    await wait(() => expect(heard).toEqual([['ann', { hello: 'ä' }]]))
    bob.unsubscribe('presence-a')
    await wait(() => expect(came).toEqual(['bob']))
  })

  it('loses and doubles nothing over many times what one answer holds', { timeout: 60_000 }, async () => {
    const { connect, state, hub } = await start()
    const pusher = await connect('ann')
    const heard: number[] = []
    const channel = pusher.subscribe('a').bind('e', ({ n }: { n: number }) => heard.push(n))
    await wait(() => expect(channel.subscribed).toBe(true))
    let reconnects = 0
    hub.tap(({ type }) => {
      if (type === 'connected') reconnects++
    })
    // 3 MB: over ten answers of the 256 kB after which pusher-js asks anew.
    const padding = 'x'.repeat(3000)
    for (let n = 0; n < 1000; n++) {
      state.publish('a', 'e', JSON.stringify({ n, padding }))
      if (n % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await wait(() => expect(heard).toHaveLength(1000))
    expect(heard).toEqual(Array.from({ length: 1000 }, (_, n) => n))
    expect(reconnects).toBe(0)
  })

  it('answers the server that asks whether it is there, and stays', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    onTestFinished(() => void vi.useRealTimers())
    const { port, hub } = await startServer({ limits: { activityTimeout: 20_000, pongTimeout: 10_000 } })
    const { connections, traffic } = hub.app('app')
    const pusher = startPusher(port, 'ann', options)
    await wait(() => expect(pusher.connection.state).toBe('connected'))
    // Its own pings go by another way than frames: what comes are answers.
    for (let waits = 0; traffic.messagesIn < 3 && waits < 5000; waits++) {
      vi.advanceTimersByTime(50)
      await new Promise((resolve) => void setImmediate(resolve))
    }
    expect(traffic.messagesIn).toBe(3)
    expect([...connections.keys()]).toEqual([pusher.connection.socket_id])
  })

  it('is told why it is refused, and does not come back', async () => {
    const { port } = await startServer({ apps: [{ id: 'app', key: 'app-key', secret: 's', enabled: false }] })
    const pusher = startPusher(port, 'ann', options)
    let errors = ''
    pusher.connection.bind('error', (error: unknown) => {
      errors += JSON.stringify(error)
    })
    await wait(() => expect(pusher.connection.state).toBe('disconnected'))
    expect(errors).toContain('"code":4003')
  })

  it('is told when its user is terminated', async () => {
    const { connect, hub } = await start()
    const pusher = await connect('ann')
    pusher.signin()
    await pusher.user.signinDonePromise
    hub.terminateUser('app', 'ann')
    await wait(() => expect(pusher.connection.state).toBe('disconnected'))
  })
})
