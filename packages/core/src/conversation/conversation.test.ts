import { describe, expect, it } from 'vitest'
import { desk, ROOM, useRoom } from '../../test/room.ts'
import { conversation } from './conversation.ts'

const room = useRoom({ clientEventQueue: 1 })

describe('a conversation that nobody listens to', () => {
  const before = [
    { id: 1, text: 'Mine', author: 'ann' },
    { id: 2, text: 'Theirs', author: 'bo', at: 5 },
    { id: 3, text: 'Of nobody' },
  ]
  const shown = (options: object) =>
    conversation(room.world.kit, ROOM, options)
      .getSnapshot()
      .messages.map(({ text, mine, at }) => [text, mine, at])

  it('shows what was said before, what came first, and whose it is where that is known', () => {
    const store = conversation(room.world.kit, ROOM, { initial: before })
    expect(store.getInitialSnapshot()).toMatchObject({ status: 'idle', earlier: 'unknown', me: null })
    expect(store.getSnapshot().messages.map(({ text }) => text)).toEqual(['Mine', 'Theirs', 'Of nobody'])
    expect(store.getInitialSnapshot()).toBe(store.getSnapshot())
    store.seed([{ id: 4, text: 'Too late' }])
    expect(store.getSnapshot().messages).toHaveLength(3)
    expect(shown({ me: { id: 'ann' }, initial: before })).toEqual([
      ['Mine', true, 0],
      ['Theirs', false, 5],
      ['Of nobody', false, 0],
    ])
    expect(shown({ me: { name: 'Ann' }, initial: before }).map(([, mine]) => mine)).toEqual([
      false,
      false,
      false,
    ])
  })

  it('says that the kit has ended', async () => {
    const store = conversation(room.world.kit, ROOM, { initial: before })
    room.world.kit.destroy()
    expect(store.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'destroyed' } })
    expect(await store.send('Hi')).toMatchObject({ status: 'failed', error: { code: 'destroyed' } })
  })

  it('refuses what is done, with why and what to do', async () => {
    const store = conversation(room.world.kit, ROOM)
    const refused = await store.send('Hi')
    expect(refused).toMatchObject({ status: 'failed', error: { code: 'invalid-channel' } })
    expect(refused.error?.message).toMatch(/Nobody listens .* sent to presence-room.*Subscribe to the store/)
    expect(await Promise.all([store.retry('k'), store.edit('1', 'x'), store.remove('1')])).toMatchObject([
      { status: 'failed' },
      { status: 'failed' },
      { status: 'failed' },
    ])
    const { asked, ask } = desk()
    expect([await store.loadEarlier(ask), store.discard('k'), asked]).toEqual([undefined, undefined, []])
    store.restore([{ id: 'a', text: 'x', at: 1 }])
    expect(store.getSnapshot().messages).toEqual([])
  })

  it('has its own options looked at', () => {
    const open = (limit: number) => () => conversation(room.world.kit, ROOM, { limit })
    for (const limit of [0, -1, 1.5])
      expect(open(limit)).toThrow(expect.objectContaining({ code: 'invalid-options' }))
    const off = conversation(room.world.kit, null, { initial: before })
    off.seed(before)
    expect(off.getSnapshot()).toMatchObject({ status: 'idle', messages: [] })
  })
})

describe('a conversation', () => {
  it('begins anew after it was left, with what is given then', async () => {
    const leave = await room.enter({ initial: [{ id: 1, text: 'Before' }] })
    await room.says('message', { id: 2, text: 'Now' })
    room.store.seed([{ id: 3, text: 'Too late' }])
    expect(room.said()).toEqual(['Before', 'Now'])
    expect(room.store.getSnapshot()).toMatchObject({ me: 'ann', status: 'live', error: null })
    leave()
    await room.settle(100)
    expect(room.store.getSnapshot()).toMatchObject({ messages: [], status: 'idle' })
    room.store.seed([{ id: 4, text: 'Anew' }])
    room.store.subscribe(() => {})
    expect(room.said()).toEqual(['Anew'])
  })

  it('hears the events that its own is followed by, and keeps the newest', async () => {
    await room.enter({ event: 'note', limit: 2 })
    for (const id of [1, 2, 3]) await room.says('note', { id, text: `${id}` })
    await room.says('note-edited', { id: 2, text: 'two' })
    await room.says('note-deleted', 3)
    await room.says('note-edited', { id: 3, text: 'three' })
    await room.says('note-edited', { id: 9, text: 'unknown' })
    await room.says('note-edited', 'no id')
    expect(room.said()).toEqual(['two', '-'])
    expect(room.messages()).toMatchObject([
      { edited: true, deleted: false },
      { edited: false, deleted: true, text: '' },
    ])
  })

  it('hears the events that it is told of, and knows oneself where it is told who that is', async () => {
    await room.enter({ edited: 'changed', deleted: 'gone', me: { id: 5 } })
    await room.says('message', { id: 1, text: 'a', author: 5 })
    await room.says('message', { id: 2, text: 'b', author: 'ann' })
    await room.says('changed', { id: 1, text: 'A' })
    await room.says('gone', { id: 2 })
    expect(room.said()).toEqual(['A', '-'])
    expect([room.messages().map(({ mine }) => mine), room.store.getSnapshot().me]).toEqual([
      [true, false],
      '5',
    ])
  })

  it('shows where the line was lost, once something came after it', async () => {
    await room.enter()
    await room.says('message', { id: 1, text: 'a' })
    await room.lose()
    await room.says('message', { id: 2, text: 'b' })
    expect(room.messages().map(({ gap }) => gap && gap.to - gap.from)).toEqual([undefined, 1000])
  })

  it('keeps the same list as long as nothing of it changes', async () => {
    await room.enter()
    await room.says('message', { id: 1, text: 'a' })
    await room.says('message', { id: 2, text: 'b' })
    const before = room.messages()
    await room.says('message-edited', { id: 9, text: 'unknown' })
    room.world.told({ type: 'count', channel: ROOM, count: 3 })
    expect(room.messages()).toBe(before)
    await room.says('message-edited', { id: 2, text: 'B' })
    expect(room.messages()[0]).toBe(before[0])
    expect(room.messages()[1]).not.toBe(before[1])
  })
})

describe('what visitors send each other', () => {
  it('changes nothing that was said, but by who said it', async () => {
    await room.enter({ peers: true })
    await room.says('client-message', { id: 'm', text: 'Bo says' }, 'bo')
    await room.says('client-message', { id: 'm', text: 'Cy says' }, 'cy')
    await room.says('client-message-edited', { id: 'm', text: 'Cy edits' }, 'cy')
    await room.says('client-message-deleted', { id: 'm' }, 'cy')
    expect(room.said()).toEqual(['Bo says'])
    await room.says('client-message-edited', { id: 'm', text: 'Bo edits' }, 'bo')
    expect(room.said()).toEqual(['Bo edits'])
    await room.says('client-message-deleted', { id: 'm' }, 'bo')
    expect(room.said()).toEqual(['-'])
  })

  it('changes what was said where the server names nobody; a server changes what it likes', async () => {
    await room.enter({ peers: true })
    await room.says('client-message', { id: 'm', text: 'One' }, 'bo')
    await room.says('client-message-edited', { id: 'm', text: 'Two' })
    expect(room.said()).toEqual(['Two'])
    await room.says('message-edited', { id: 'm', text: 'Three' }, 'cy')
    expect(room.said()).toEqual(['Three'])
    await room.says('message-edited', { id: 'm' })
    expect(room.said()).toEqual(['Three'])
    await room.says('message-deleted', { id: 'm' }, 'cy')
    expect(room.said()).toEqual(['-'])
  })

  it('is never taken for what is being written here', async () => {
    await room.enter({ peers: true })
    const { ask } = desk()
    void room.store.send({ id: 'm', text: 'Mine' }, ask)
    await room.says('client-message', { id: 'm', text: 'Forged' }, 'cy')
    expect(room.said()).toEqual(['Forged', 'Mine sending'])
    await room.says('client-message', { id: 'm2', text: 'Mine' }, 'ann')
    expect(room.said()).toEqual(['Forged', 'Mine'])
  })

  it('is said where it can not go, and where it has to wait too long', async () => {
    await room.enter({ peers: true })
    room.world.line('lost')
    const [first, second] = [room.store.send('One'), room.store.send('Two')]
    await room.settle()
    expect(await second).toMatchObject({ status: 'failed', error: { code: 'write-failed' } })
    expect((await second).error?.message).toContain(
      'client-message was not sent on presence-room: queue-full',
    )
    expect(room.said()).toEqual(['One sending', 'Two failed'])
    await room.settle(100_000)
    expect(room.said()).toEqual(['One sending', 'Two failed'])
    room.live()
    await room.settle()
    expect(await first).toEqual({ status: 'sent', error: null })
    expect(room.said()).toEqual(['One', 'Two failed'])
  })
})
