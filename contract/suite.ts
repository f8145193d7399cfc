import { type ChannelKit, defineFeed, defineRecords, defineReduced } from '@channelkit/core'
import { QueryClient } from '@tanstack/query-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Driver, HookName, Mounted, MountOptions } from './driver.ts'
import type { Server, World, WorldKind } from './worlds/world.ts'

interface Row {
  id: string
  n: number
}

/** What a binding must do, whichever framework it is for and whatever connection is underneath. */
export function contract(driver: Driver, kind: WorldKind): void {
  const title = `${driver.name} over ${kind.name}`
  let world: World
  let server: Server
  let kit: ChannelKit
  beforeEach(() => {
    world = kind.create(driver.act)
    server = world.server
    kit = world.visit({ id: 'ann', info: { name: 'Ann' }, watchlist: ['bob'] })
  })
  afterEach(() => {
    driver.cleanup()
    server.destroy()
  })

  async function use(hook: HookName, args: unknown[], options: Partial<MountOptions> = {}): Promise<Mounted> {
    const mounted = await driver.mount({ kit, hook, args, ...options })
    await server.settled()
    return mounted
  }
  async function emit(channel: string, event: string, ...payloads: unknown[]) {
    for (const data of payloads) server.emit(channel, event, data)
    await server.settled()
  }

  describe(`${title}: a channel`, () => {
    it('is subscribed once however many use it, and left when the last one is gone', async () => {
      const { shown, unmount } = await use('useChannel', ['ticker'], {
        count: 200,
        show: ({ status }: { status: string }) => status,
      })
      expect(shown()).toBe('live')
      expect([world.subscribed(), server.channels]).toEqual([1, ['ticker']])
      unmount()
      await server.settled()
      expect(server.channels).toEqual([])
    })

    it('is off when it is null, and follows its name', async () => {
      const { shown, set } = await use('useChannel', [null], {
        show: ({ name, status }: Record<string, string>) => [name, status],
      })
      expect([shown(), server.channels]).toEqual([['', 'idle'], []])
      await set('a')
      await server.settled()
      expect([shown(), server.channels]).toEqual([['a', 'live'], ['a']])
      await set('b')
      await server.settled()
      expect([shown(), server.channels]).toEqual([['b', 'live'], ['b']])
      for (const off of [null, undefined, false, 0]) {
        await set(off)
        await server.settled()
        expect([shown(), server.channels]).toEqual([['', 'idle'], []])
        await set('b')
        await server.settled()
      }
    })

    it('shows a refusal, retries, and goes stale with the line', async () => {
      const allow = server.refuseAuth('private-orders')
      const { shown, result } = await use('useChannel', ['private-orders'], {
        show: ({ status, error }: { status: string; error: { code: string } | null }) => [
          status,
          error?.code,
        ],
      })
      expect(shown()).toEqual(['failed', 'auth-denied'])
      allow()
      const { retry } = result() as unknown as { retry(): void }
      retry()
      await server.settled()
      expect(shown()).toEqual(['live', null])
      server.cut()
      await server.settled()
      expect(shown()).toEqual(['stale', null])
      server.restore()
      await server.settled()
      expect(shown()).toEqual(['live', null])
    })

    it('sends client events', async () => {
      const { result } = await use('useTrigger', ['presence-room'], { show: () => null })
      const trigger = result() as unknown as (event: string, data: unknown) => Promise<unknown>
      const sent = trigger('client-wave', { to: 'bob' })
      await server.settled()
      expect(await sent).toEqual({ status: 'sent' })
      expect(server.triggered).toMatchObject([{ channel: 'presence-room', event: 'client-wave' }])
    })
  })

  describe(`${title}: events`, () => {
    it('reach a handler once each, in order, also while it is given anew with every render', async () => {
      const got: unknown[] = []
      const handler = () => (data: unknown) => got.push(data)
      const { set, unmount } = await use('useEvent', ['ticker', 'n', handler()], { show: () => null })
      server.emit('ticker', 'n', 1)
      await set('ticker', 'n', handler())
      server.emit('ticker', 'n', 2)
      await server.settled()
      await set(['ticker', 'other'], ['n', 'm'], handler())
      await server.settled()
      server.emit('other', 'm', 3)
      server.emit('ticker', 'n', 4)
      await server.settled()
      expect(got).toEqual([1, 2, 3, 4])
      unmount()
      await emit('ticker', 'n', 5)
      expect(got).toEqual([1, 2, 3, 4])
    })

    it('show as the latest, with an initial value, selected, and never under another channel’s name', async () => {
      const { shown, set, history } = await use('useLatest', ['a', 'price', { initial: 0 }])
      expect(shown()).toBe(0)
      await emit('a', 'price', 1, 2)
      expect(shown()).toBe(2)
      const before = history.length
      await set('b', 'price', { initial: 0 })
      await server.settled()
      expect(shown()).toBeNull()
      await set('c', 'price', { initial: 5 })
      await server.settled()
      expect(shown()).toBe(5)
      await set('b', 'price', { initial: 6 })
      await server.settled()
      expect(shown()).toBe(6)
      expect(history.slice(before)).not.toContain(2)
      await emit('b', 'price', 7)
      await emit('a', 'price', 9)
      expect(shown()).toBe(7)
    })

    it('render only what was selected from them', async () => {
      const select = (row: Row | undefined) => row?.n
      const { shown, history } = await use('useLatest', ['a', 'row', { select }])
      await emit('a', 'row', { id: 'x', n: 1 })
      const before = history.length
      await emit('a', 'row', { id: 'y', n: 1 })
      expect(shown()).toBe(1)
      // Svelte computes anew what it then finds unchanged; nothing is rendered.
      expect(new Set(history.slice(before)).size).toBeLessThanOrEqual(1)
    })

    it('come in bursts without a render each', async () => {
      const { shown, history } = await use('useLatest', ['a', 'n'])
      await emit('a', 'n', ...Array.from({ length: 1000 }, (_, n) => n))
      expect(shown()).toBe(999)
      expect(history.length).toBeLessThan(100)
    })

    it('stay in a feed, by a definition too', async () => {
      const data = (entries: { data: unknown }[]) => entries.map((one) => one.data)
      const inline = await use('useFeed', [['a', 'b'], 'n', { limit: 2 }], { show: data })
      const definition = defineFeed({ channel: 'a', events: 'n', by: (n: unknown) => n, limit: 9 })
      const defined = await driver.mount({ kit, hook: 'useFeed', args: [definition], show: data })
      await server.settled()
      await emit('a', 'n', 1, 2, 2)
      await emit('b', 'n', 3)
      expect(inline.shown()).toEqual([2, 3])
      expect(defined.shown()).toEqual([1, 2])
    })

    it('become a series', async () => {
      const { shown } = await use('useSeries', ['a', 'n', { x: 'at', y: ['v'] }], {
        show: ({ x, y }: { x: Float64Array; y: { v: Float64Array } }) => [[...x], [...y.v]],
      })
      await emit('a', 'n', { at: 1, v: 10 }, { at: 2, v: 20 })
      expect(shown()).toEqual([
        [1, 2],
        [10, 20],
      ])
    })

    it('become records, and each record is followed alone', async () => {
      const rows = defineRecords<never, never, Row>({
        channel: 'market' as never,
        events: 'row' as never,
        by: (row) => row.id,
      })
      const { shown } = await use('useRecords', [rows], {
        show: ({ ids, get }: { ids: string[]; get(id: string): Row }) => ids.map((id) => get(id).n),
      })
      const one = await driver.mount({ kit, hook: 'useRecord', args: [rows, 'b'] })
      const inline = await driver.mount({
        kit,
        hook: 'useRecord',
        args: ['market', 'row', { by: 'id' }, 'a'],
      })
      await server.settled()
      await emit('market', 'row', { id: 'a', n: 1 }, { id: 'b', n: 1 })
      const before = one.history.length
      await emit('market', 'row', { id: 'a', n: 2 })
      expect(shown()).toEqual([2, 1])
      expect(inline.shown()).toEqual({ id: 'a', n: 2 })
      expect(one.history).toHaveLength(before)
      await one.set(rows, 'a')
      await server.settled()
      expect(one.shown()).toEqual({ id: 'a', n: 2 })
    })

    it('are streamed: pieces of the answer that is followed become one text', async () => {
      const { shown, set } = await use('useStream', ['a', 'piece', { id: 'x' }], {
        show: ({ id, text, state }: { id: string; text: string; state: string }) => [id, text, state],
      })
      expect(shown()).toEqual(['x', '', 'waiting'])
      const piece = (id: string, seq: number, text: string, end?: string) => ({ id, seq, text, end })
      await emit(
        'a',
        'piece',
        piece('x', 1, 'lo'),
        piece('x', 0, 'Hel'),
        piece('y', 0, 'no'),
        piece('x', 1, 'lo'),
      )
      expect(shown()).toEqual(['x', 'Hello', 'streaming'])
      await emit('a', 'piece', piece('x', 2, '!', 'done'))
      expect(shown()).toEqual(['x', 'Hello!', 'done'])
      await set('a', 'piece', { id: 'z', initial: { text: 'kept', end: 'done' } })
      expect(shown()).toEqual(['z', 'kept', 'done'])
      await set('a', 'piece', { id: null })
      expect(shown()).toEqual([null, '', 'waiting'])
    })

    it('are reduced, and their silence shows', async () => {
      const sum = defineReduced({
        channel: 'a',
        events: 'n',
        reduce: (total: number, n: unknown) => total + (n as number),
        initial: 0,
      })
      const { shown } = await use('useReduced', [sum])
      const age = await driver.mount({ kit, hook: 'useStaleness', args: ['a', 'n', { maxAge: 50 }] })
      await server.settled()
      await emit('a', 'n', 1, 2)
      expect([shown(), (age.shown() as { stale: boolean }).stale]).toEqual([3, false])
      await vi.waitFor(async () => {
        await server.settled()
        expect((age.shown() as { stale: boolean }).stale).toBe(true)
      })
    })
  })

  describe(`${title}: people`, () => {
    const room = 'presence-room'

    it('are listed, selected, followed one by one, and announced only when they come later', async () => {
      const seen: string[] = []
      const people = server.presence(room)
      people.join('bob')
      const listeners = {
        onJoin: ({ id }: { id: string }) => seen.push(`+${id}`),
        onLeave: ({ id }: { id: string }) => seen.push(`-${id}`),
      }
      const { shown } = await use('usePresence', [room, listeners], {
        show: ({ me, members, count }: { me: { id: string }; members: { id: string }[]; count: number }) => [
          me?.id,
          members.map(({ id }) => id),
          count,
        ],
      })
      const select = ({ count }: { count: number }) => count
      const selected = await driver.mount({ kit, hook: 'usePresence', args: [room, { select }] })
      const one = await driver.mount({ kit, hook: 'useMember', args: [room, 'bob'] })
      await server.settled()
      expect(shown()).toEqual(['ann', ['bob', 'ann'], 2])
      const before = one.history.length
      people.join({ id: 'cy', info: { name: 'Cy' } })
      await server.settled()
      expect([selected.shown(), one.shown(), one.history.length]).toEqual([3, expect.anything(), before])
      people.leave('bob')
      await server.settled()
      expect([shown(), one.shown()]).toEqual([['ann', ['ann', 'cy'], 2], null])
      expect(seen).toEqual(['+cy', '-bob'])
    })

    it('are found by a number as well, and nobody is found by nothing', async () => {
      server.presence(room).join({ id: '7', info: { name: 'Seven' } })
      const { shown, set } = await use('useMember', [room, null])
      expect([shown(), server.channels]).toEqual([null, [room]])
      expect(world.subscribed()).toBe(1)
      await set(room, 7)
      await server.settled()
      expect(shown()).toMatchObject({ id: '7' })
      await set(room, false)
      await server.settled()
      expect(shown()).toBeNull()
      const team = await use('useRoster', [room, [7, { id: 8 }]], {
        show: ({ people }: { people: { id: string; online: boolean }[] }) =>
          people.map(({ id, online }) => [id, online]),
      })
      expect(team.shown()).toEqual([
        ['7', true],
        ['8', false],
      ])
    })

    it('are told online or offline', async () => {
      const { shown } = await use('useRoster', [room, ['ann', 'bob']], {
        show: ({ people }: { people: { id: string; online: boolean }[] }) =>
          people.map(({ id, online }) => [id, online]),
      })
      expect(shown()).toEqual([
        ['ann', true],
        ['bob', false],
      ])
      server.presence(room).join('bob')
      await server.settled()
      expect(shown()).toEqual([
        ['ann', true],
        ['bob', true],
      ])
    })

    it('type', async () => {
      const { shown, result } = await use('useTyping', [room], {
        show: ({ typists, me }: { typists: { id: string }[]; me: boolean }) => [
          typists.map(({ id }) => id),
          me,
        ],
      })
      const bob = server.presence(room).join('bob')
      await server.settled()
      bob.trigger('client-typing', { typing: true })
      const { start, stop } = result() as unknown as Record<'start' | 'stop', () => void>
      start()
      await server.settled()
      expect(shown()).toEqual([['bob'], true])
      bob.trigger('client-typing', { typing: false })
      stop()
      await server.settled()
      expect(shown()).toEqual([[], false])
      expect(server.triggered.map(({ data }) => (data as { typing: boolean }).typing)).toEqual([true, false])
    })

    it('point', async () => {
      const { shown, result } = await use('useCursors', [room], {
        show: ({ cursors }: { cursors: { id: string; x: number }[] }) => cursors.map(({ id, x }) => [id, x]),
      })
      server.presence(room).join('bob').trigger('client-cursor', { x: 0.5, y: 0 })
      const { move } = result() as unknown as { move(x: number, y: number): void }
      move(1, 2)
      await server.settled()
      expect(shown()).toEqual([['bob', 0.5]])
      expect(server.triggered).toMatchObject([{ event: 'client-cursor', data: { x: 1, y: 2 } }])
    })

    it('share a value, once they know what the others have', async () => {
      const show = ({ value, synced }: { value: number; synced: boolean }) => [value, synced]
      const mine = await use('useShared', [room, 'slide', 1], { show })
      const other = world.visit({ id: 'bob' })
      const theirs = await driver.mount({ kit: other, hook: 'useShared', args: [room, 'slide', 1], show })
      const { set } = mine.result() as unknown as { set(next: number): void }
      set(2)
      await server.settled()
      expect([mine.shown(), theirs.shown()]).toEqual([
        [2, false],
        [1, false],
      ])
      const said = { key: 'slide', value: 7, clock: 3, by: 'eve', root: 1, seen: {} }
      server.presence(room).join('eve').trigger('client-shared', said)
      await server.settled()
      expect([mine.shown(), theirs.shown()]).toEqual([
        [7, true],
        [7, true],
      ])
      set(5)
      await server.settled()
      expect([mine.shown(), theirs.shown()]).toEqual([
        [5, true],
        [5, true],
      ])
    })

    it('sign in, are sent events, and see who is online', async () => {
      const got: unknown[] = []
      const me = await use('useUser', [], { show: ({ status }: { status: string }) => status })
      await driver.mount({
        kit,
        hook: 'useUserEvent',
        args: ['notice', (data: unknown) => got.push(data)],
        show: () => null,
      })
      const friends = await driver.mount({
        kit,
        hook: 'useWatchlist',
        args: [],
        show: ({ online }: { online: string[] }) => online,
      })
      expect(me.shown()).toBe('anonymous')
      const { signIn } = me.result() as unknown as { signIn(): void }
      signIn()
      await server.settled()
      expect(me.shown()).toBe('signed-in')
      server.emitToUser('ann', 'notice', 1)
      const { user } = await import('@channelkit/core')
      user(world.visit({ id: 'bob' })).signIn()
      await server.settled()
      expect([got, friends.shown()]).toEqual([[1], ['bob']])
    })
  })

  describe(`${title}: the rest`, () => {
    it('shows the connection', async () => {
      const { shown } = await use('useConnection', [], {
        show: ({ status, socketId }: { status: string; socketId: string | null }) => [
          status,
          Boolean(socketId),
        ],
      })
      expect(shown()).toEqual(['idle', false])
      await use('useChannel', ['a'])
      expect(shown()).toEqual(['connected', true])
      server.cut()
      await server.settled()
      expect(shown()).toEqual(['reconnecting', false])
    })

    it('says that there is no provider', async () => {
      const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
      const warnings = vi.spyOn(console, 'warn').mockImplementation(() => {})
      await expect(async () =>
        driver.mount({ kit: null, hook: 'useChannel', args: ['a'] }),
      ).rejects.toMatchObject({ code: 'missing-provider' })
      errors.mockRestore()
      warnings.mockRestore()
    })

    it('has live queries on the app’s own client', async () => {
      const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
      const asked: string[] = []
      const options = (id: string) => ({
        queryKey: ['orders', id],
        queryFn: async () => {
          asked.push(id)
          return [{ id: `${id}1` }]
        },
        channel: `private-orders-${id}`,
        on: { placed: (orders: { id: string }[], order: { id: string }) => [...orders, order] },
      })
      const { shown, set, unmount } = await use('useLiveQuery', [options('a')], {
        client,
        show: ({ data, live }: { data?: { id: string }[]; live: string }) => [
          data?.map(({ id }) => id),
          live,
        ],
      })
      await server.settled()
      expect(shown()).toEqual([['a1'], 'live'])
      await emit('private-orders-a', 'placed', { id: 'a2' })
      await server.settled()
      expect(shown()).toEqual([['a1', 'a2'], 'live'])
      await set(options('b'))
      await server.settled()
      await server.settled()
      expect(shown()).toEqual([['b1'], 'live'])
      expect([asked, server.channels]).toEqual([['a', 'b'], ['private-orders-b']])
      unmount()
      await server.settled()
      expect(server.channels).toEqual([])
      client.clear()
    })
  })
}
