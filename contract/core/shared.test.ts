import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSharedWorld, ROOM } from './shared-world.ts'

let server: World['server']
let errors: World['errors']
let share: World['share']
let pass: World['pass']
type World = ReturnType<typeof createSharedWorld>
beforeEach(() => {
  vi.useFakeTimers()
  // Who answers a newcomer does so within a time by chance: not before this one has had time to write.
  let chances = 0
  vi.spyOn(Math, 'random').mockImplementation(() => 0.5 + ((++chances * 7919) % 1000) / 1e4)
  ;({ server, errors, share, pass } = createSharedWorld())
})
afterEach(() => {
  server.destroy()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('a shared value, for one who comes late', () => {
  for (const writes of [1, 2, 5])
    it(`keeps what the others have though the newcomer wrote ${writes} times before being told`, async () => {
      const ann = share<string[]>('ann', [])
      await pass()
      ann.set(['x', '', 'o'])
      await pass()
      const bob = share<string[]>('bob', [])
      for (let i = 0; i < writes; i++) bob.set([`blind ${i}`])
      await server.settled()
      for (let i = 0; i < writes; i++) bob.set([`blind again ${i}`])
      await pass()
      expect([ann.shown(), bob.shown()]).toEqual([
        ['x', '', 'o'],
        ['x', '', 'o'],
      ])
    })

  it('is changed by functions on what the others have', async () => {
    const ann = share('ann', 0)
    await pass()
    ann.set(40)
    await pass()
    const bob = share('bob', 0)
    bob.set((n) => n + 1)
    bob.set((n) => n + 1)
    expect(ann.shown()).toBe(40)
    await pass()
    expect([ann.shown(), bob.shown()]).toEqual([42, 42])
  })

  it('says when it is what the others have: never the first value as theirs', async () => {
    const ann = share('ann', 'empty')
    await pass()
    ann.set('played')
    await pass()
    const bob = share('bob', 'empty')
    expect(bob.store.getSnapshot()).toMatchObject({ value: 'empty', synced: false })
    await pass()
    expect(bob.history.filter(({ synced }) => synced)).toEqual([{ value: 'played', synced: true }])
    ann.line.cut()
    await server.settled()
    expect(ann.store.getSnapshot()).toMatchObject({ value: 'played', synced: false, status: 'stale' })
    ann.line.restore()
    await pass()
    expect(ann.store.getSnapshot()).toMatchObject({ value: 'played', synced: true, status: 'live' })
  })

  it('is settled soon where one is alone, and begins anew when the only holder has left', async () => {
    const ann = share('ann', 1)
    ann.set(7)
    await pass(1100)
    expect(ann.store.getSnapshot()).toMatchObject({ value: 7, synced: true })
    ann.leave()
    await pass()
    const bob = share('bob', 1)
    await pass(1100)
    expect(bob.store.getSnapshot()).toMatchObject({ value: 1, synced: true })
  })

  it('comes from another tab of the same user', async () => {
    const one = share('ann', 1)
    await pass()
    one.set(9)
    await pass()
    const two = share('ann', 1)
    two.set((n) => n * 2)
    await pass()
    expect([one.shown(), two.shown()]).toEqual([18, 18])
  })
})

it('a shared value outlives all who had it where the backend keeps what was said of it', async () => {
  interface Said {
    key: string
    ask?: true
    clock: number
  }
  const kept = new Map<string, Said>()
  const untap = server.hub.tap((h) => {
    if (h.type !== 'client-event' || h.event !== 'client-shared') return
    const said = (typeof h.data === 'string' ? JSON.parse(h.data) : h.data) as Said
    const before = kept.get(said.key)
    if (!said.ask) {
      if (!before || said.clock >= before.clock) kept.set(said.key, said)
    } else if (before) server.emit(ROOM, 'client-shared', before)
  })
  const ann = share('ann', 0)
  await pass()
  ann.set(12)
  await pass()
  ann.kit.destroy()
  await pass()
  const bob = share('bob', 0)
  bob.set((n) => n + 1)
  await pass()
  expect(bob.store.getSnapshot()).toMatchObject({ value: 13, synced: true })
  expect(bob.history.filter(({ synced }) => synced)).toEqual([{ value: 13, synced: true }])
  untap()
})

describe('a shared value, written by several at once', () => {
  it('has both of two changes by function, and one winner of two values', async () => {
    const [ann, bob, cy] = ['ann', 'bob', 'cy'].map((id) => share(id, 0))
    await pass()
    for (const one of [ann!, bob!, cy!]) one.set((n) => n + 1)
    await pass(5000)
    expect([ann!, bob!, cy!].map((one) => one.shown())).toEqual([3, 3, 3])
    ann!.set(10)
    bob!.set(20)
    await pass(5000)
    const [winner] = new Set([ann!, bob!, cy!].map((one) => one.shown()))
    expect([ann!, bob!, cy!].map((one) => one.shown())).toEqual([winner, winner, winner])
    expect([10, 20]).toContain(winner)
  })

  it('outlives a server that restarts, when all come back at once', async () => {
    const [ann, bob] = ['ann', 'bob'].map((id) => share(id, 0))
    await pass()
    ann!.set(5)
    await pass()
    server.cut()
    await pass(500)
    bob!.set((n) => n + 1)
    ann!.set((n) => n + 1)
    server.restore()
    await pass(5000)
    expect([ann!.shown(), bob!.shown()]).toEqual([7, 7])
  })
})

it('what others say of a shared value that makes no sense changes nothing', async () => {
  const ann = share('ann', 1)
  await pass()
  const guest = server.presence(ROOM).join('eve')
  const good = { key: 'board', value: 6, clock: 9, by: 'eve', root: 5, seen: { eve: 1 } }
  for (const bad of [
    null,
    'x',
    { ...good, clock: 2 ** 53 - 1 },
    { ...good, clock: -1 },
    { ...good, clock: 1.5 },
    { ...good, by: 5 },
    { ...good, root: 'x' },
    { ...good, root: null },
  ])
    guest.trigger('client-shared', bad)
  await pass()
  expect(ann.shown()).toBe(1)
  for (const odd of [{ seen: 5 }, { seen: { toString: 1, ann: 'x' } }, { seen: null }, { seen: undefined }])
    guest.trigger('client-shared', { ...good, ...odd })
  await pass()
  ann.set((n) => n + 1)
  await pass()
  expect([ann.shown(), errors]).toEqual([7, []])
})
