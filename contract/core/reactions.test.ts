import { type Reaction, reactions } from '@channelkit/core'
import { createTestKit, createTestServer, type TestServer } from '@channelkit/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const talk = 'presence-talk'
let server: TestServer
beforeEach(() => {
  vi.useFakeTimers()
  server = createTestServer()
})
afterEach(() => {
  server.destroy()
  vi.useRealTimers()
})
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms)

function visit(id: string, options: Parameters<typeof reactions>[2] = {}, channel = talk) {
  const { kit } = createTestKit({ server, user: { id } })
  const store = reactions(kit, channel as never, options)
  const heard: Reaction[] = []
  store.on((reaction) => heard.push(reaction))
  const stop = store.subscribe(() => {})
  return { kit, store, heard, stop, counts: () => store.getSnapshot().counts }
}

describe('reactions', () => {
  it('count here at once, for the others in a moment, and tell each as it happens', async () => {
    const [ann, bob] = [visit('ann'), visit('bob')]
    await wait(100)
    ann.store.react('👍')
    ann.kit.flush()
    expect([ann.counts(), ann.store.getSnapshot().mine]).toEqual([{ '👍': 1 }, { '👍': 1 }])
    await wait(50)
    expect([bob.counts(), bob.store.getSnapshot().mine]).toEqual([{ '👍': 1 }, {}])
    expect(ann.heard).toEqual([{ emoji: '👍', count: 1, mine: true }])
    expect(bob.heard).toEqual([{ emoji: '👍', count: 1, mine: false }])
  })

  it('send four messages a second at most, however fast one presses, and lose none', async () => {
    const [ann, bob] = [visit('ann'), visit('bob')]
    await wait(100)
    const before = server.triggered.length
    for (let n = 0; n < 200; n++) {
      ann.store.react('🎉')
      await wait(5)
    }
    await wait(300)
    expect(server.triggered.length - before).toBeLessThanOrEqual(6)
    expect([ann.counts(), bob.counts()]).toEqual([{ '🎉': 200 }, { '🎉': 200 }])
    expect(bob.heard.reduce((sum, { count }) => sum + count, 0)).toBe(200)
  })

  it('are told to who comes later by one of those who are there, and are not told as new', async () => {
    const people = ['ann', 'bob', 'cy', 'dee'].map((id) => visit(id))
    await wait(100)
    for (const { store } of people) store.react('👍')
    await wait(1000)
    const before = server.triggered.length
    const late = visit('late')
    await wait(1000)
    expect([late.counts(), late.heard]).toEqual([{ '👍': 4 }, []])
    expect(server.triggered.length - before).toBeLessThanOrEqual(3)
    people[0]!.store.react('👍')
    await wait(300)
    expect([late.counts(), people[1]!.counts()]).toEqual([{ '👍': 5 }, { '👍': 5 }])
  })

  it('are each person’s own where they toggle: in two tabs, and after a reload', async () => {
    const options = { toggle: true }
    const [first, second, bob] = [visit('ann', options), visit('ann', options), visit('bob', options)]
    await wait(100)
    first.store.react('👍')
    await wait(300)
    expect([first, second, bob].map(({ counts }) => counts())).toEqual(Array(3).fill({ '👍': 1 }))
    expect(second.store.getSnapshot().mine).toEqual({ '👍': 1 })
    second.store.react('👍')
    await wait(300)
    expect([first, second, bob].map(({ counts }) => counts())).toEqual([{}, {}, {}])
    second.store.react('🎉')
    await wait(300)
    first.kit.destroy()
    second.kit.destroy()
    const again = visit('ann', options)
    await wait(1000)
    expect(again.store.getSnapshot()).toMatchObject({ counts: { '🎉': 1 }, mine: { '🎉': 1 } })
  })

  it('go on from what the application stored, ask nobody, and take the counts of its server', async () => {
    const initial = { counts: { '👍': 12, '💩': 3 }, mine: { '👍': 1 } }
    const ann = visit('ann', { toggle: true, initial })
    const bob = visit('bob', { toggle: true, initial: async () => ({ counts: { '👍': 12 } }) })
    expect(ann.counts()).toEqual({ '👍': 12 })
    await wait(100)
    expect([bob.counts(), server.triggered]).toEqual([{ '👍': 12 }, []])
    ann.store.react('👍')
    await wait(300)
    expect([ann.counts(), bob.counts()]).toEqual([{ '👍': 11 }, { '👍': 11 }])
    server.emit(talk, 'reactions', { counts: { '👍': 40, '🎉': 2 } })
    await wait(50)
    expect([ann.counts(), bob.counts()]).toEqual(Array(2).fill({ '👍': 40, '🎉': 2 }))
    bob.store.react('👍')
    await wait(300)
    expect([ann.counts(), bob.counts()]).toEqual(Array(2).fill({ '👍': 41, '🎉': 2 }))
  })

  it('that were pressed without a line are told once it is back, each once', async () => {
    const [ann, bob] = [visit('ann'), visit('bob')]
    await wait(100)
    ann.store.react('👍')
    await wait(300)
    server.cut()
    ann.store.react('👍')
    bob.store.react('🎉')
    await wait(500)
    expect(ann.store.getSnapshot()).toMatchObject({ status: 'stale', counts: { '👍': 2 } })
    server.restore()
    await wait(20_000)
    expect([ann.counts(), bob.counts()]).toEqual(Array(2).fill({ '👍': 2, '🎉': 1 }))
  })

  it('ignore what strangers may not say, and keep to what they are about', async () => {
    const [ann, other] = [visit('ann', { about: 'm1' }), visit('ann', { about: 'm2' })]
    const mallory = server.presence(talk).join('mallory')
    await wait(100)
    for (const data of [null, 'x', { by: 'm', version: 1, counts: { '👍': 1 } }])
      mallory.trigger('client-reaction', data)
    mallory.trigger('client-reaction', {
      about: 'm1',
      by: 'm',
      version: 1,
      counts: { '💩': 9, '👍': 1e12, '🎉': 2 },
    })
    await wait(50)
    expect([ann.counts(), other.counts()]).toEqual([{ '🎉': 2 }, {}])
  })

  it('say on which channels nobody can react, and do nothing where they are off', async () => {
    const onError = vi.fn()
    const { kit } = createTestKit({ server, onError })
    const open = reactions(kit, 'talk' as never)
    open.subscribe(() => {})
    open.react('👍')
    expect(open.getSnapshot()).toMatchObject({ status: 'failed', counts: {} })
    expect(open.getSnapshot().error?.code).toBe('invalid-channel')
    const off = reactions(kit, null)
    off.subscribe(() => {})
    off.react('👍')
    await wait(100)
    expect([off.getSnapshot().counts, server.triggered]).toEqual([{}, []])
  })
})
