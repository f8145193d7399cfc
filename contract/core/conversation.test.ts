import { conversation } from '@channelkit/core'
import { createTestKit } from '@channelkit/testing'
import { describe, expect, it, vi } from 'vitest'
import { desk, ROOM, useRoom } from './conversation-room.ts'

const room = useRoom()

describe('A conversation over client events', () => {
  it('is heard by others, and by another tab of one’s own, once', async () => {
    const ann = await room.enter('ann', { peers: true })
    const tab = await room.enter('ann', { peers: true })
    const bob = await room.enter('bob', { peers: true })
    const sent = ann.store.send('Hello')
    expect(ann.said()).toEqual(['Hello sending'])
    await room.settled()
    expect(await sent).toEqual({ status: 'sent', error: null })
    for (const one of [ann, tab, bob]) expect(one.said()).toEqual(['Hello'])
    expect([ann, tab, bob].map((one) => one.seen().messages[0]!.mine)).toEqual([true, true, false])
    expect(bob.seen().messages[0]).toMatchObject({ author: 'ann', name: 'ANN' })
  })

  it('waits with a message while the line is lost, and sends it once it is back', async () => {
    const ann = await room.enter('ann', { peers: true })
    const bob = await room.enter('bob', { peers: true })
    room.server.cut()
    await room.settled()
    void ann.store.send('One')
    void ann.store.send('Two')
    await vi.advanceTimersByTimeAsync(120_000)
    expect(ann.said()).toEqual(['One sending', 'Two sending'])
    room.server.restore()
    await room.settled()
    expect(ann.said()).toEqual(['One', 'Two'])
    expect(bob.said()).toEqual(['One', 'Two'])
  })

  it('lets only who wrote a message change it, or take it back', async () => {
    const ann = await room.enter('ann', { peers: true })
    const bob = await room.enter('bob', { peers: true })
    await ann.store.send({ id: 'm1', text: 'Mine' })
    await room.settled()
    await bob.store.send({ id: 'm1', text: 'Yours' })
    const eve = room.server.presence(ROOM).join('eve')
    eve.trigger('client-message', { id: 'm1', author: 'ann', text: 'Forged' })
    eve.trigger('client-message-edited', { id: 'm1', text: 'Forged' })
    eve.trigger('client-message-deleted', { id: 'm1' })
    eve.trigger('client-message', { id: 'm2', author: 'ann', name: 'Ann', text: 'As Ann' })
    await room.settled()
    expect(bob.said()).toEqual(['Mine', 'As Ann'])
    expect(bob.seen().messages[1]).toMatchObject({ author: 'eve', name: 'eve' })
    void ann.store.edit('m1', 'Better')
    await room.settled()
    expect([ann.said()[0], bob.said()[0], bob.seen().messages[0]!.edited]).toEqual(['Better', 'Better', true])
    void ann.store.remove('m1')
    await room.settled()
    expect([ann.said()[0], bob.said()[0]]).toEqual(['-', '-'])
  })

  it('keeps what can never be sent, with why', async () => {
    const ann = await room.enter('ann', { peers: true })
    const result = await ann.store.send('x'.repeat(100_000))
    expect(result).toMatchObject({ status: 'failed', error: { code: 'payload-too-large', retryable: false } })
    expect(ann.seen().messages[0]).toMatchObject({ state: 'failed', error: { code: 'payload-too-large' } })
    expect(ann.store.discard(ann.seen().messages[0]!.key)?.text).toHaveLength(100_000)
    expect(ann.said()).toEqual([])
  })
})

describe('A conversation over a server', () => {
  it('takes no client events for messages', async () => {
    const ann = await room.enter('ann')
    room.server
      .presence(ROOM)
      .join('eve')
      .trigger('client-message', { id: 'x', text: 'Not through the server' })
    await room.settled()
    expect(ann.said()).toEqual([])
  })

  it.each([
    ['the event comes first', ['event', 'answer']],
    ['the answer comes first', ['answer', 'event']],
    ['the event never comes', ['answer']],
    ['the answer never comes', ['event']],
  ] as const)('shows a message once where %s', async (_, steps) => {
    const shapes: ((message: { id: string; text: string }) => [answer: unknown, event: object])[] = [
      (message) => [undefined, { ...message, author: 'ann' }],
      (message) => [
        { id: 9, text: message.text },
        { id: 9, clientId: message.id, text: message.text, author: 'ann' },
      ],
      (message) => [
        { ok: true, status: 200, json() {} },
        { id: 9, text: message.text, author: 'ann' },
      ],
    ]
    for (const shape of shapes) {
      const ann = await room.enter('ann', { limit: 50 + shapes.indexOf(shape) })
      const { asked, send } = desk()
      void ann.store.send('Hi', send)
      const { key } = ann.seen().messages[0]!
      const [answer, event] = shape(asked[0]!.message)
      for (const step of steps) {
        if (step === 'answer') asked[0]!.answer(answer)
        else room.server.emit(ROOM, 'message', event)
        await room.settled()
        expect(ann.said()).toEqual(['Hi'])
        expect(ann.seen().messages[0]!.key).toBe(key)
      }
      await vi.advanceTimersByTimeAsync(60_000)
      expect(ann.said()).toEqual(['Hi'])
      ann.leave()
      await vi.advanceTimersByTimeAsync(200)
    }
  })

  it('fails what is not answered, and takes it all the same when the answer comes late', async () => {
    const ann = await room.enter('ann')
    const { asked, send } = desk()
    const result = ann.store.send('Hi', send)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await result).toMatchObject({ status: 'failed', error: { code: 'write-failed', retryable: true } })
    expect(ann.said()).toEqual(['Hi failed'])
    asked[0]!.answer()
    await room.settled()
    expect(ann.said()).toEqual(['Hi'])
  })

  it('sends a failed one again with the same id, and forgets a discarded one', async () => {
    const ann = await room.enter('ann')
    const { asked, send } = desk()
    void ann.store.send('Hi', send)
    asked[0]!.refuse(new Error('No'))
    await room.settled()
    const { key, error } = ann.seen().messages[0]!
    expect([ann.said(), error?.message]).toEqual([['Hi failed'], expect.stringContaining('No')])
    const again = ann.store.retry(key)
    expect(ann.said()).toEqual(['Hi sending'])
    expect(asked[1]!.message.id).toBe(asked[0]!.message.id)
    asked[1]!.answer({ ok: false, status: 503, json() {} })
    await room.settled()
    expect(await again).toMatchObject({ status: 'failed', error: { httpStatus: 503 } })
    ann.store.discard(key)
    expect(ann.said()).toEqual([])
  })

  it('goes on sending when nobody looks any more, and tells what failed then', async () => {
    const ann = await room.enter('ann')
    const { asked, send } = desk()
    const stored = ann.store.send('Stored', send)
    const lost = ann.store.send('Lost', send)
    ann.leave()
    await vi.advanceTimersByTimeAsync(5000)
    asked[0]!.answer()
    expect(await stored).toMatchObject({ status: 'sent' })
    asked[1]!.refuse(new Error('Full'))
    expect(await lost).toMatchObject({ status: 'failed' })
    await vi.advanceTimersByTimeAsync(5000)
    expect(room.errors.map(({ code, message }) => [code, message.includes('Full')])).toEqual([
      ['write-failed', true],
    ])
    expect(room.server.channels).toEqual([])
  })

  it('shows what two tabs send of the same draft once', async () => {
    const ann = await room.enter('ann')
    const tab = await room.enter('ann')
    const { asked, send } = desk()
    void ann.store.send({ id: 'draft-1', text: 'Same' }, send)
    void tab.store.send({ id: 'draft-1', text: 'Same' }, send)
    for (const { message, answer } of asked) {
      room.server.emit(ROOM, 'message', { ...message, author: 'ann' })
      answer()
      await room.settled()
    }
    expect([ann.said(), tab.said()]).toEqual([['Same'], ['Same']])
  })

  it('puts back a text that could not be changed, unless somebody else changed it', async () => {
    const ann = await room.enter('ann')
    await room.emit('message', { id: 'm', text: 'Old', author: 'ann' })
    const no = () => Promise.reject(new Error('No'))
    const edit = ann.store.edit('m', 'New', no)
    expect(ann.said()).toEqual(['New'])
    await room.settled()
    expect(await edit).toMatchObject({ status: 'failed' })
    expect(ann.said()).toEqual(['Old'])
    const remove = ann.store.remove('m', no)
    expect(ann.said()).toEqual(['-'])
    await remove
    expect(ann.said()).toEqual(['Old'])
    const over = ann.store.edit('m', 'Mine', no)
    room.server.emit(ROOM, 'message-edited', { id: 'm', text: 'Theirs' })
    await over
    await room.settled()
    expect(ann.said()).toEqual(['Theirs'])
  })

  it('shows nothing of one user to the next', async () => {
    const ann = await room.enter('ann')
    const { send } = desk()
    void ann.store.send('Secret', send)
    await room.emit('message', { id: 1, text: 'For Ann' })
    ann.kit.reauthorize()
    expect(ann.said()).toEqual([])
    await room.settled()
    await vi.advanceTimersByTimeAsync(60_000)
    expect([ann.said(), room.errors]).toEqual([[], []])
  })
})

it('says what is wrong with its channel and its options', async () => {
  const { kit } = createTestKit({ server: room.server, onError: () => {} })
  const open = conversation(kit, 'room' as never, { peers: true })
  expect(open.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'invalid-channel' } })
  expect(await open.send('x')).toMatchObject({ status: 'failed', error: { code: 'invalid-channel' } })
  const off = conversation(kit, null)
  expect(off.getSnapshot()).toMatchObject({ status: 'idle', messages: [] })
  expect(() => conversation(kit, ROOM, { limit: 0 })).toThrow('limit must be a whole number above 0')
  const idle = conversation(kit, ROOM)
  expect(await idle.send('x')).toMatchObject({ status: 'failed' })
})
