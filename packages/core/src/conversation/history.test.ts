import { describe, expect, it } from 'vitest'
import { desk, ROOM, useRoom } from '../../test/room.ts'

const room = useRoom()
const state = () => {
  room.world.kit.flush()
  const { earlier, earlierError } = room.store.getSnapshot()
  return [earlier, earlierError?.code ?? null]
}
const one = (id: number) => ({ id, text: `${id}`, at: id })

describe('what was said earlier', () => {
  it('is fetched page by page, the newest first, until there is no more', async () => {
    await room.enter()
    expect(state()).toEqual(['unknown', null])
    const { asked, ask } = desk()
    const first = room.store.loadEarlier(ask)
    expect(state()).toEqual(['loading', null])
    expect(room.store.loadEarlier(ask)).toBe(first)
    expect(asked.map(({ args }) => args)).toEqual([
      [null, { channel: ROOM, socketId: '1.2', signal: expect.any(AbortSignal) }],
    ])
    asked[0]!.answer([one(4), one(3)])
    await first
    expect([state(), room.said()]).toEqual([
      ['more', null],
      ['3', '4'],
    ])
    const second = room.store.loadEarlier(ask)
    expect(asked[1]!.args[0]).toMatchObject({ id: '3', state: 'sent', mine: false })
    asked[1]!.answer([one(1), one(2)])
    await second
    expect([state(), room.said()]).toEqual([
      ['more', null],
      ['1', '2', '3', '4'],
    ])
    const third = room.store.loadEarlier(ask)
    asked[2]!.answer([one(1)])
    await third
    expect(state()).toEqual(['none', null])
    await room.store.loadEarlier(ask)
    expect(asked).toHaveLength(3)
  })

  it.each([[[]], [undefined], [null]])('ends with a page of %j', async (page) => {
    await room.enter()
    const { asked, ask } = desk()
    const first = room.store.loadEarlier(ask)
    asked[0]!.answer(page)
    await first
    expect([state(), room.said()]).toEqual([['none', null], []])
  })

  it('says why it could not be fetched, and is asked for again then', async () => {
    await room.enter()
    const { asked, ask } = desk()
    void room.store.loadEarlier(ask)
    asked[0]!.refuse(new Error('no'))
    await room.settle()
    expect(state()).toEqual(['failed', 'write-failed'])
    expect(room.store.getSnapshot().earlierError?.message).toContain('Earlier messages could not be fetched')
    void room.store.loadEarlier(ask)
    expect(state()).toEqual(['loading', null])
    asked[1]!.answer('no list')
    await room.settle()
    expect(state()).toEqual(['failed', 'backfill-failed'])
    expect(room.store.getSnapshot().earlierError?.message).toContain('must answer with a list of messages')
  })

  it('may say nothing that is new at first: what came by itself is known', async () => {
    await room.enter()
    await room.says('message', one(1))
    const { asked, ask } = desk()
    void room.store.loadEarlier(ask)
    asked[0]!.answer([one(1)])
    await room.settle()
    expect([state(), room.said()]).toEqual([['more', null], ['1']])
  })

  it('tells of what is on its way here that it came', async () => {
    await room.enter()
    const [{ ask }, { asked, ask: history }] = [desk(), desk()]
    void room.store.send({ id: 'a', text: 'Hi' }, ask)
    void room.store.loadEarlier(history)
    asked[0]!.answer([{ id: 9, clientId: 'a', text: 'Hi', at: 5 }])
    await room.settle()
    expect(room.said()).toEqual(['Hi'])
  })
})

describe('after a lost line', () => {
  it('is asked for once more from the newest, by whoever asked before, and stays what it was', async () => {
    await room.enter()
    await room.lose()
    const { asked, ask } = desk()
    void room.store.loadEarlier(ask)
    asked[0]!.answer([])
    await room.settle()
    await room.lose()
    expect(asked.map(({ args }) => args[0])).toEqual([null, null])
    asked[1]!.answer([one(5)])
    await room.settle()
    expect([state(), room.said()]).toEqual([['none', null], ['5']])
  })

  it('waits for the page that is under way', async () => {
    await room.enter()
    const { asked, ask } = desk()
    void room.store.loadEarlier(ask)
    await room.lose()
    expect(asked).toHaveLength(1)
    asked[0]!.answer([one(1)])
    await room.settle()
    expect(asked).toHaveLength(2)
    asked[1]!.answer([one(1), one(2)])
    await room.settle()
    expect(room.said()).toEqual(['1', '2'])
  })

  it('says why that failed', async () => {
    await room.enter()
    const { asked, ask } = desk()
    void room.store.loadEarlier(ask)
    asked[0]!.answer([one(1)])
    await room.settle()
    await room.lose()
    asked[1]!.refuse(new Error('no'))
    await room.settle()
    expect(state()).toEqual(['failed', 'write-failed'])
  })

  it('counts no more once the room was left', async () => {
    const leave = await room.enter()
    const { asked, ask } = desk()
    void room.store.loadEarlier(ask)
    await room.lose()
    leave()
    await room.settle(200)
    asked[0]!.answer([one(1)])
    await room.settle()
    expect([asked.length, room.store.getSnapshot().messages]).toEqual([1, []])
  })
})
