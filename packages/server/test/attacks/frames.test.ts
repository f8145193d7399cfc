import { describe, expect, it } from 'vitest'
import { maskedFrame, rawClient } from '../raw-client.ts'
import { setUp } from '../support/hub.ts'
import { startServer } from '../support/server.ts'
import { wait } from '../support/wait.ts'

const LIMITS = { framesPerSecond: 10, clientEventsPerSecond: 1, channelsPerConnection: 20, payload: 1000 }
/** What may come at once by these limits: 10, what a client event counts, and twice 20. */
const AT_ONCE = 51

describe('a client that sends too many frames', () => {
  it('is told, closed and counted, and what came before was answered', () => {
    const { ready, happened } = setUp({ limits: LIMITS })
    const client = ready()
    for (let n = 0; n < 500; n++) client.say('pusher:ping', {})
    const got = client.take()
    expect(got.filter(({ event }) => event === 'pusher:pong')).toHaveLength(AT_ONCE)
    expect(got.at(-1)).toMatchObject({ event: 'pusher:error', data: { code: 4100 } })
    expect(got.at(-1)?.data.message).toMatch(/10 a second/)
    expect(client.closed).toMatchObject([[4100, expect.any(String)]])
    expect(happened.filter(({ type }) => type === 'rate-limited')).toMatchObject([
      { appId: 'app', what: 'frames', socketId: client.socketId },
    ])
    expect(happened.at(-1)).toMatchObject({ type: 'disconnected', reason: '4100' })
  })

  it('may go on at the rate, and come with all its channels at once', () => {
    const { ready, clock } = setUp({ limits: LIMITS })
    const client = ready()
    for (let n = 0; n < 20; n++) client.subscribe(`a-${n}`)
    for (let n = 0; n < 20; n++) client.say('pusher:unsubscribe', { channel: `a-${n}` })
    for (let second = 0; second < 100; second++) {
      clock.advance(1000)
      for (let n = 0; n < 11; n++) client.say('pusher:ping', {})
    }
    expect(client.closed).toEqual([])
  })

  it('is one too when they are few and long', () => {
    const { ready } = setUp({ limits: LIMITS })
    const client = ready()
    for (let n = 0; n < 20; n++) client.raw(JSON.stringify({ event: 'x'.repeat(20_000) }))
    expect(client.closed).toMatchObject([[4100, expect.any(String)]])
  })

  it('is none by what the other limits allow', () => {
    const limits = { clientEventsPerSecond: 50, payload: 50_000, frame: 200_000 }
    const { ready, clock } = setUp({ limits })
    const [ann, bob] = [ready(), ready()]
    for (const one of [ann, bob]) one.subscribe('private-a')
    for (let second = 0; second < 6; second++) {
      // Quotes are what a frame doubles.
      for (let n = 0; n < 50; n++) ann.say('client-e', '"'.repeat(24_000), 'private-a')
      clock.advance(1001)
    }
    expect(ann.closed).toEqual([])
    expect(bob.got.filter(({ event }) => event === 'client-e')).toHaveLength(300)
  })
})

describe('the clients of one address', () => {
  const limits = { ...LIMITS, framesPerSecondPerAddress: 20 }

  it('share a rate, which comes back to nobody sooner for leaving', () => {
    const { client, happened, clock } = setUp({ limits })
    const flood = (address: string) => {
      const one = client({ address })
      for (let n = 0; n < 50; n++) one.say('pusher:ping', {})
      one.connection.closed()
      return one.closed
    }
    const closed = Array.from({ length: 6 }, () => flood('203.0.113.7'))
    expect(closed.filter((codes) => codes.length > 0).length).toBeGreaterThan(1)
    expect(closed.at(-1)).toMatchObject([[4100, expect.any(String)]])
    expect(happened).toContainEqual(
      expect.objectContaining({ type: 'rate-limited', what: 'frames-of-address' }),
    )
    // Others, and those of whom nothing is known, do not notice.
    expect([flood('203.0.113.8'), flood('2001:db8::1')]).toEqual([[], []])
    const unknown = client()
    for (let n = 0; n < 50; n++) unknown.say('pusher:ping', {})
    expect(unknown.closed).toEqual([])
    clock.advance(10_000)
    expect(flood('203.0.113.7')).toEqual([])
  })

  it('are those of one network where it is IPv6', () => {
    const { client } = setUp({ limits })
    const closed = Array.from({ length: 10 }, (_, n) => {
      const one = client({ address: `2001:db8:0:1::${n}` })
      for (let m = 0; m < 50; m++) one.say('pusher:ping', {})
      return one.closed.length
    })
    expect(closed.reduce((sum, one) => sum + one)).toBeGreaterThan(0)
  })

  it('are refused as clients when they come too often', () => {
    const { client, happened } = setUp({ limits })
    const codes = Array.from({ length: 25 }, () => client({ address: '203.0.113.7' }).closed[0]?.[0])
    expect(codes.filter((code) => code === 4100)).toHaveLength(5)
    expect(happened).toContainEqual(expect.objectContaining({ type: 'refused', code: 4100 }))
  })
})

describe('a socket that sends as much as it can', () => {
  const junk = (frame: Buffer) => Buffer.concat(Array(Math.ceil(60_000 / frame.length)).fill(frame))

  /** How many frames of each socket were answered in one turn of the event loop at most. */
  async function flood(frame: Buffer) {
    const { port, hub, state } = await startServer({ limits: { framesPerSecond: 1000 } })
    const turns = new Map<string, number>()
    let most = 0
    let on = true
    const turn = () => {
      turns.clear()
      if (on) setImmediate(turn)
    }
    turn()
    hub.tap((one) => {
      if (one.type !== 'error' || one.code === 4100) return
      const count = (turns.get(one.socketId) ?? 0) + 1
      turns.set(one.socketId, count)
      most = Math.max(most, count)
    })
    const innocent = await rawClient(port)
    const flooders = await Promise.all(Array.from({ length: 5 }, () => rawClient(port)))
    const read = flooders.map(({ socket }) => {
      let text = ''
      socket.on('data', (bytes) => {
        text = (text + bytes.toString('latin1')).slice(-1000)
      })
      return () => text
    })
    for (const { write } of flooders) for (let n = 0; n < 4; n++) write(junk(frame))
    let pongs = 0
    innocent.socket.on('data', (bytes) => {
      pongs += bytes.toString('latin1').includes('pusher:pong') ? 1 : 0
    })
    await wait(() => {
      innocent.say({ event: 'pusher:ping', data: {} })
      expect(pongs).toBeGreaterThan(1)
      expect(state.connections.size).toBe(1)
    })
    await wait(() => expect(flooders.every(({ socket }) => socket.destroyed)).toBe(true))
    on = false
    for (const { socket } of [innocent, ...flooders]) socket.destroy()
    return { most, told: read.map((text) => text().includes('"code":4100')) }
  }

  it.each([
    ['of junk', maskedFrame(0x1, 'x')],
    ['of no JSON and a binary kind', maskedFrame(0x2, 'x')],
  ])(
    'has one frame %s read in a turn, is told and closed, and others get their answers',
    async (_, frame) => {
      const { most, told } = await flood(frame)
      expect([most, told]).toEqual([1, Array(5).fill(true)])
    },
  )
  it.each([
    ['pings', maskedFrame(0x9, '')],
    ['pongs', maskedFrame(0xa, '')],
  ])('of %s is told and closed', async (_, frame) => {
    const { told } = await flood(frame)
    expect(told).toEqual(Array(5).fill(true))
  })
  it('of pieces of one frame is closed', async () => {
    const { port, state } = await startServer()
    const client = await rawClient(port)
    const piece = Buffer.from([0x00, 0x80, 0, 0, 0, 0])
    client.write(Buffer.from([0x01, 0x80, 0, 0, 0, 0]), ...Array<Buffer>(1000).fill(piece))
    await wait(() => expect(state.connections.size).toBe(0))
    client.socket.destroy()
  })
})
