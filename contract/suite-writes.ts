import { type ChannelKit, latest, type RecordsSnapshot, type WriteEvent } from '@channelkit/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Driver } from './driver.ts'
import type { Server, World, WorldKind } from './worlds/world.ts'

interface Row {
  id: string
  text: string
}

/** What a binding must do with what is written. */
export function contractOfWrites(driver: Driver, kind: WorldKind): void {
  let world: World
  let server: Server
  let kit: ChannelKit
  beforeEach(() => {
    world = kind.create(driver.act)
    server = world.server
    kit = world.visit({ id: 'ann', info: { name: 'Ann' } })
  })
  afterEach(() => {
    driver.cleanup()
    server.destroy()
  })

  describe(`${driver.name} over ${kind.name}: a write`, () => {
    const show = ({ ids, get, writeOf }: RecordsSnapshot<Row>) =>
      ids.map((id) => [get(id)?.text, writeOf(id)?.status ?? 'stored'])

    it('shows at once with its state, is confirmed, taken back and tried again, without a step back', async () => {
      const { shown, history, result } = await driver.mount({
        kit,
        hook: 'useRecords',
        args: ['room', 'saved', { by: 'id' }],
        show,
      })
      const writer = await driver.mount({ kit, hook: 'useWrite', args: ['room'], show: () => null })
      await server.settled()
      const write = writer.result() as unknown as WriteEvent<string>
      const answers: { done(row?: Row): void; fail(): void }[] = []
      const send = () =>
        new Promise<Row | undefined>((done, refuse) =>
          answers.push({ done, fail: () => refuse(new Error('no network')) }),
        )
      const act = async (run: () => unknown) => {
        await driver.act(async () => void run())
        await server.settled()
      }
      await act(() => void write('saved', { id: 'a', text: 'A' }, send))
      expect(shown()).toEqual([['A', 'pending']])
      server.emit('room', 'saved', { id: 'b', text: 'B' })
      await server.settled()
      await act(() => answers[0]?.done({ id: 'a', text: 'A' }))
      server.emit('room', 'saved', { id: 'a', text: 'A' })
      await server.settled()
      expect(shown()).toEqual([
        ['B', 'stored'],
        ['A', 'stored'],
      ])
      expect(
        history.map((rows) => (rows as string[][]).filter(([text]) => text === 'A').length),
      ).not.toContain(2)

      await act(() => void write('saved', { id: 'a', text: 'new' }, send))
      await act(() => answers[1]?.fail())
      expect(shown()).toEqual([
        ['B', 'stored'],
        ['A', 'failed'],
      ])
      const rows = result() as unknown as RecordsSnapshot<Row>
      await act(() => void rows.writeOf('a')?.retry())
      expect((shown() as string[][])[1]).toEqual(['new', 'pending'])
      await act(() => answers[2]?.done())
      expect((shown() as string[][])[1]).toEqual(['new', 'stored'])
    })
  })

  describe(`${driver.name} over ${kind.name}: who listens`, () => {
    it('hears that a channel missed events, by the handler of the last render', async () => {
      const told: unknown[] = []
      const onGap = (as: string) => (missed: { channel: string; from: number; to: number }) =>
        told.push([as, missed.channel, missed.from <= missed.to])
      const args = (as: string) => [['a', 'b'], 'n', () => told.push(as), { onGap: onGap(as) }]
      const { set, unmount } = await driver.mount({
        kit,
        hook: 'useEvent',
        args: args('first'),
        show: () => null,
      })
      await server.settled()
      if (driver.name.startsWith('React')) await set(...args('last'))
      const now = driver.name.startsWith('React') ? 'last' : 'first'
      server.cut()
      await server.settled()
      server.restore()
      await server.settled()
      server.emit('a', 'n', 1)
      await server.settled()
      expect(told).toEqual([[now, 'a', true], [now, 'b', true], now])
      unmount()
    })
  })

  describe(`${driver.name} over ${kind.name}: a store made outside`, () => {
    it('shows, picked, and is left with the component', async () => {
      const store = latest(kit, 'outside' as never, 'n' as never)
      const { shown, unmount } = await driver.mount({
        kit,
        hook: 'useReadable',
        args: [store, { select: (value?: { n: number }) => value?.n ?? 0 }],
      })
      await server.settled()
      expect(shown()).toBe(0)
      server.emit('outside', 'n', { n: 5 })
      await server.settled()
      expect([shown(), server.channels]).toEqual([5, ['outside']])
      unmount()
      await server.settled()
      expect(server.channels).toEqual([])
    })
  })
}
