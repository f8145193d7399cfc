import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { APP, connect } from '../../test/support/hub.ts'
import { createHub, type Hub } from '../hub/index.ts'
import { sign } from '../hub/signatures.ts'
import { createConsole } from './console.ts'
import { createLine } from './line.ts'

interface Batch {
  asked: number
  entries: { type: string; event?: string; data?: string }[]
  left: Record<string, number>
}

let hub: Hub
let taps: number
let line: ReturnType<typeof createLine>
let end: () => void
beforeEach(() => {
  vi.useFakeTimers()
  hub = createHub({ apps: [APP] })
  taps = 0
  line = createLine('a secret')
  const counted: Hub = {
    ...hub,
    tap(listener) {
      taps++
      const stop = hub.tap(listener)
      return () => {
        taps--
        stop()
      }
    },
  }
  end = createConsole(counted, line).end
})
afterEach(() => {
  end()
  line.hub.close()
  vi.useRealTimers()
})

/** A page with a debug console. */
function open(name: string, filter: object = {}) {
  const channel = `private-console-${name}`
  const page = connect(line.hub, { appKey: line.app.key })
  const auth = `${line.app.key}:${sign(line.app.secret, `${page.socketId}:${channel}`)}`
  page.say('pusher:subscribe', { channel, auth })
  const ask = (data: object) => page.say('client-filter', { app: APP.id, ...data }, channel)
  ask(filter)
  return {
    ...page,
    ask,
    batches: () => page.take().flatMap(({ event, data }) => (event === 'batch' ? [data as Batch] : [])),
  }
}
const publish = (event: string, data = '1') => hub.app(APP.id).publish('orders', event, data)
const tick = () => void vi.advanceTimersByTime(250)

describe('a debug console', () => {
  it('is told four times a second, and not where nothing happened', () => {
    const page = open('a')
    publish('one')
    publish('two')
    expect(page.batches()).toEqual([])
    tick()
    expect(page.batches()).toMatchObject([{ entries: [{ event: 'one' }, { event: 'two' }], left: {} }])
    tick()
    expect(page.batches()).toEqual([])
  })

  it('is told to which question each batch is the answer', () => {
    const page = open('a', { asked: 1 })
    publish('one')
    tick()
    publish('two')
    page.ask({ asked: 2, event: 'three' })
    publish('three')
    tick()
    expect(page.batches().map(({ asked, entries }) => [asked, entries.map(({ event }) => event)])).toEqual([
      [1, ['one']],
      [2, ['three']],
    ])
  })

  it('gets forty of a type at once, and how many of which came besides', () => {
    const page = open('a')
    for (let n = 0; n < 100; n++) publish(`e${n}`)
    hub.tell({ type: 'problem', where: 'here', message: 'rare' }, APP.id)
    tick()
    const [batch] = page.batches()
    expect(batch!.entries.filter(({ type }) => type === 'published')).toHaveLength(40)
    expect(batch!.entries.at(-1)).toMatchObject({ type: 'problem' })
    expect(batch!.left).toEqual({ published: 60 })
    publish('next')
    tick()
    expect(page.batches()).toMatchObject([{ entries: [{ event: 'next' }], left: {} }])
  })

  it('gets so much text at once and no more, and is told of the rest', () => {
    const page = open('a')
    for (let n = 0; n < 40; n++) publish('long', 'x'.repeat(8192))
    tick()
    const [{ entries, left }] = page.batches() as [Batch]
    const text = entries.reduce((sum, { data }) => sum + data!.length, 0)
    expect(text).toBeLessThanOrEqual(256 * 1024 + 8192)
    expect(entries.length + left.published!).toBe(40)
    expect(left.published).toBeGreaterThan(0)
  })

  it('gets what it asked for last, each page for itself', () => {
    const [all, one] = [open('a'), open('b', { event: 'two' })]
    publish('one')
    publish('two')
    tick()
    expect(all.batches()[0]!.entries).toHaveLength(2)
    expect(one.batches()[0]!.entries).toMatchObject([{ event: 'two' }])
    one.ask({ event: 'one' })
    publish('one')
    publish('two')
    tick()
    expect(one.batches()[0]!.entries).toMatchObject([{ event: 'one' }])
  })

  it('costs nothing before it asks, and nothing once the last one has gone', () => {
    expect([taps, vi.getTimerCount()]).toEqual([0, 0])
    const [a, b] = [open('a'), open('b')]
    expect(taps).toBe(1)
    a.connection.closed()
    expect(taps).toBe(1)
    b.connection.closed()
    expect(taps).toBe(0)
  })
})
