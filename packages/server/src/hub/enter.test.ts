import { describe, expect, it } from 'vitest'
import { APP, type Client, connect } from '../../test/support/hub.ts'
import type { ClusterApp, ClusterLink } from './cluster.ts'
import { createHub } from './index.ts'

const ROOM = 'presence-a'

/** A hub of several, which asks the others for a place when it is told to answer. */
function setUp() {
  const asked: { id: string; most: number; answer: (room: boolean | null) => void }[] = []
  const opening: (() => void)[] = []
  const told: string[] = []
  const link = {
    open: (_: string, ready: () => void) => void opening.push(ready),
    admit: (_: string, id: string, most: number, answer: (room: boolean | null) => void) =>
      void asked.push({ id, most, answer }),
    member: (_: string, id: string, joined?: object) => void told.push(`${joined ? '+' : '-'}${id}`),
    ...{ close() {}, count() {}, edge() {}, connected() {}, publish() {}, others: () => 0 },
  } as unknown as ClusterLink
  const cluster = { link: (_: ClusterApp) => link }
  const hub = createHub({ apps: [APP], limits: { presenceMembers: 3 }, cluster })
  const ready = () => {
    const client = connect(hub)
    client.take()
    return client
  }
  return {
    ...{ hub, asked, told, ready },
    open: () => opening.shift()?.(),
    answer: (room: boolean | null) => asked.shift()!.answer(room),
  }
}
const leave = (client: Client) => client.say('pusher:unsubscribe', { channel: ROOM })
const came = (client: Client) => client.take().map(({ event }) => event.replace(/^pusher(_internal)?:/, ''))
const IN = 'subscription_succeeded'

describe('who comes to a presence channel of several processes', () => {
  it('is asked about once, is in when there is room and the channel is open, and then its second tab is at once', () => {
    const { ready, answer, open, asked, told } = setUp()
    const [one, tab] = [ready(), ready()]
    one.subscribe(ROOM, { id: 'ann' })
    expect(asked).toMatchObject([{ id: 'ann', most: 3 }])
    answer(true)
    expect([came(one), told]).toEqual([[], []])
    open()
    expect([came(one), told]).toEqual([[IN], ['+ann']])
    tab.subscribe(ROOM, { id: 'ann' })
    expect([came(tab), asked]).toEqual([[IN], []])
  })

  it('is refused where there is none, or where none is left here and nobody could be asked', () => {
    const { ready, answer, open, told, hub } = setUp()
    const full = ready()
    full.subscribe(ROOM, { id: 'ann' })
    answer(false)
    expect([came(full), told, hub.app(APP.id).channels.size]).toEqual([['subscription_error'], [], 0])
    for (const id of ['bob', 'cy', 'dee']) {
      const client = ready()
      client.subscribe(ROOM, { id })
      answer(null)
      open()
      expect(came(client)[0]).toBe(IN)
    }
    const alone = ready()
    alone.subscribe(ROOM, { id: 'eve' })
    answer(null)
    expect(came(alone)).toEqual(['subscription_error'])
    // Whoever has a place among all comes in, however many are known here.
    alone.subscribe(ROOM, { id: 'eve' })
    answer(true)
    expect(came(alone)).toEqual([IN])
  })

  it('gives its place back when it has gone before the answer, or before the channel was open', () => {
    const { ready, answer, open, told } = setUp()
    const early = ready()
    early.subscribe(ROOM, { id: 'ann' })
    leave(early)
    answer(true)
    expect([came(early), told.splice(0)]).toEqual([[], ['-ann']])
    const late = ready()
    late.subscribe(ROOM, { id: 'bob' })
    answer(true)
    late.connection.closed()
    open()
    expect(told.splice(0)).toEqual(['-bob'])
  })

  it('gives back no place that it never had, nor one that another tab has', () => {
    const { ready, answer, open, told } = setUp()
    for (const room of [false, null]) {
      const client = ready()
      client.subscribe(ROOM, { id: 'ann' })
      leave(client)
      answer(room)
    }
    expect(told).toEqual([])
    const [one, tab] = [ready(), ready()]
    one.subscribe(ROOM, { id: 'bob' })
    tab.subscribe(ROOM, { id: 'bob' })
    leave(tab)
    answer(true)
    open()
    expect(told.splice(0)).toEqual(['+bob'])
    answer(true)
    expect(told).toEqual([])
  })

  it('is asked about anew when it comes back meanwhile, and in once', () => {
    const { ready, answer, open, asked } = setUp()
    const client = ready()
    client.subscribe(ROOM, { id: 'ann' })
    leave(client)
    client.subscribe(ROOM, { id: 'ann' })
    expect(asked).toHaveLength(2)
    answer(false)
    expect(came(client)).toEqual([])
    answer(true)
    open()
    expect(came(client)).toEqual([IN])
  })
})
