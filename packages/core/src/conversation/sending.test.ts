import { describe, expect, it } from 'vitest'
import { desk, ROOM, useRoom } from '../../test/room.ts'

const room = useRoom()
const sent = (one: { args: unknown[] }) => one.args[0] as { id: string; text: string }
const mine = (text: string, more: object = {}) => ({ text, author: 'ann', ...more })

describe('what the server answers', () => {
  it.each([
    ['nothing', undefined, { text: 'Hi', own: true, data: { text: 'Hi' } }],
    ['null', null, { text: 'Hi', own: true, data: { text: 'Hi' } }],
    ['a text alone', { text: 'Hi!' }, { text: 'Hi!', own: true, data: { text: 'Hi!' } }],
    ['an id alone', { id: 9 }, { text: 'Hi', own: false, data: { text: 'Hi' } }],
    [
      'the message as it has it',
      { id: 9, text: 'Hi!' },
      { text: 'Hi!', own: false, data: { id: 9, text: 'Hi!' } },
    ],
  ])('is %s: the message is that', async (_, answer, { text, own, data }) => {
    await room.enter()
    const { asked, ask } = desk()
    const result = room.store.send('Hi', ask)
    const { key } = room.messages()[0]!
    asked[0]!.answer(answer)
    expect(await result).toEqual({ status: 'sent', error: null })
    const [message] = room.messages()
    expect(message).toMatchObject({ text, key, data, mine: true, state: 'sent', author: 'ann', name: 'Ann' })
    expect(message!.id).toBe(own ? sent(asked[0]!).id : '9')
  })

  it('is asked for with what it needs to know', async () => {
    await room.enter()
    const { asked, ask } = desk()
    void room.store.send({ text: 'Hi', to: 'bo' }, ask)
    const [message, context] = asked[0]!.args
    expect(message).toMatchObject({ text: 'Hi', to: 'bo', author: 'ann', name: 'Ann', at: 1_000_000 })
    expect(context).toEqual({ channel: ROOM, socketId: '1.2', signal: expect.any(AbortSignal) })
    await room.settle(29_999)
    expect([room.said(), (context as { signal: AbortSignal }).signal.aborted]).toEqual([
      ['Hi sending'],
      false,
    ])
    await room.settle(1)
    expect([room.said(), (context as { signal: AbortSignal }).signal.aborted]).toEqual([['Hi failed'], true])
    expect(room.messages()[0]!.error?.message).toContain(
      'The message could not be sent: there was no answer for 30 seconds',
    )
  })
})

describe('what is sent twice', () => {
  it('goes once: while it is on its way, and once it is there', async () => {
    await room.enter()
    const { asked, ask } = desk()
    void room.store.send({ id: 'a', text: 'Hi' }, ask)
    expect(await room.store.send({ id: 'a', text: 'Hi' }, ask)).toEqual({ status: 'sent', error: null })
    asked[0]!.answer()
    await room.settle()
    expect(await room.store.send({ id: 'a', text: 'Hi' }, ask)).toEqual({ status: 'sent', error: null })
    void room.store.send({ id: 'b', text: 'Hi' }, ask)
    expect(asked.length).toBe(2)
  })

  it('is sent where its event came before its failure', async () => {
    await room.enter()
    const { asked, ask } = desk()
    const result = room.store.send({ id: 'a', text: 'Hi' }, ask)
    await room.says('message', mine('Hi', { id: 'a' }))
    asked[0]!.refuse(new Error('no'))
    expect(await result).toEqual({ status: 'sent', error: null })
    expect(room.said()).toEqual(['Hi'])
  })

  it('fails by its last attempt alone, and tries again only what failed', async () => {
    await room.enter()
    const { asked, ask } = desk()
    void room.store.send({ id: 'a', text: 'Hi' }, ask)
    expect(await room.store.retry('a')).toEqual({ status: 'sent', error: null })
    expect(await room.store.retry('unknown')).toEqual({ status: 'sent', error: null })
    expect(asked).toHaveLength(1)
    await room.settle(30_000)
    void room.store.retry('a')
    expect([room.said(), asked.length]).toEqual([['Hi sending'], 2])
    asked[0]!.refuse(new Error('late'))
    await room.settle()
    expect(room.said()).toEqual(['Hi sending'])
    asked[1]!.refuse({ httpStatus: 413 })
    await room.settle()
    expect(room.messages()[0]).toMatchObject({
      state: 'failed',
      error: { code: 'write-failed', httpStatus: 413, cause: { httpStatus: 413 } },
    })
    void room.store.retry('a')
    asked[2]!.refuse(null)
    await room.settle()
    expect(room.messages()[0]!.error?.httpStatus).toBeUndefined()
  })

  it('is forgotten alone', async () => {
    await room.enter()
    const { asked, ask } = desk()
    void room.store.send({ id: 'a', text: 'One' }, ask)
    void room.store.send({ id: 'b', text: 'Two' }, ask)
    for (const { refuse } of asked) refuse(new Error('no'))
    await room.settle()
    expect(room.store.discard('b')).toMatchObject({ id: 'b', text: 'Two', mine: true })
    expect(room.store.discard('b')).toBeUndefined()
    expect(room.said()).toEqual(['One failed'])
  })
})

describe('the event of what was sent', () => {
  it('is known by its text where it has an id of its own, and who sent it', async () => {
    await room.enter()
    const { ask } = desk()
    void room.store.send('Hi', ask)
    await room.says('message', { id: 1, text: 'Hi', author: 'bo' })
    await room.says('message', mine('Ho', { id: 2 }))
    await room.says('message', mine('Hi', { id: 3, clientId: 'of another tab' }))
    await room.says('message', { id: 4, text: 'Hi' })
    expect(room.said()).toEqual(['Hi', 'Ho', 'Hi', 'Hi', 'Hi sending'])
    await room.says('message', mine('Hi', { id: 5 }))
    expect(room.said()).toEqual(['Hi', 'Ho', 'Hi', 'Hi', 'Hi'])
  })

  it('gives what was sent its id, once, within a minute', async () => {
    await room.enter()
    const { asked, ask } = desk()
    const ids = () => room.messages().map(({ id }) => id)
    for (const id of ['a', 'b', 'c']) {
      void room.store.send({ id, text: 'Hi' }, ask)
      asked.at(-1)!.answer()
      await room.settle()
    }
    await room.says('message', mine('Ho', { id: 1 }))
    await room.says('message', { id: 2, text: 'Hi', author: 'bo' })
    expect(ids()).toEqual(['a', 'b', 'c', '1', '2'])
    await room.says('message', mine('Hi', { id: 3 }))
    expect(ids()).toEqual(['3', 'b', 'c', '1', '2'])
    await room.says('message', mine('Hi', { id: 3 }))
    expect(ids()).toEqual(['3', 'b', 'c', '1', '2'])
    await room.says('message', mine('Hi', { id: 4, clientId: 'c' }))
    expect(ids()).toEqual(['3', 'b', '4', '1', '2'])
    await room.settle(60_000)
    await room.says('message', mine('Hi', { id: 5 }))
    expect(ids()).toEqual(['3', 'b', '4', '1', '2', '5'])
    expect(room.messages().map(({ mine }) => mine)).toEqual([true, true, true, true, false, true])
  })

  it('that came makes the next of the same text a message of its own', async () => {
    await room.enter()
    const { asked, ask } = desk()
    void room.store.send({ id: 'a', text: 'Hi' }, ask)
    await room.says('message', mine('Hi', { id: 'a' }))
    asked[0]!.answer()
    await room.says('message', mine('Hi', { id: 2 }))
    expect(room.messages().map(({ id }) => id)).toEqual(['a', '2'])
  })
})

describe('what was not sent before a reload', () => {
  const unsent = [
    { id: 'a', text: 'One', at: 5, author: 'ann' },
    { id: 'b', text: 'Two', at: 6, author: 'ann' },
  ]

  it('is there as failed, once, and can be sent again', async () => {
    await room.enter()
    await room.says('message', mine('Two', { id: 'b' }))
    const { asked, ask } = desk()
    room.store.restore(unsent, ask)
    room.store.restore(unsent, ask)
    expect(room.said()).toEqual(['Two', 'One failed'])
    expect(room.messages()[1]).toMatchObject({ at: 5, author: 'ann', error: { code: 'write-failed' } })
    expect(room.messages()[1]!.error?.message).toContain('The page was left before the message was sent.')
    void room.store.retry('a')
    expect(sent(asked[0]!)).toEqual(unsent[0])
    await room.settle(30_000)
    expect(room.said()).toEqual(['Two', 'One failed'])
    void room.store.retry('a')
    asked[1]!.answer()
    await room.settle()
    expect(room.said()).toEqual(['Two', 'One'])
  })

  it('waits for the line where it goes to other visitors', async () => {
    await room.enter({ peers: true })
    room.world.line('lost')
    room.store.restore(unsent)
    void room.store.retry('a')
    await room.settle(60_000)
    expect(room.said()).toEqual(['One sending', 'Two failed'])
    room.live()
    await room.settle()
    expect(room.said()).toEqual(['One', 'Two failed'])
  })
})

describe('whoever leaves', () => {
  it('is told of what failed alone, and keeps the channel while something is on its way', async () => {
    const leave = await room.enter()
    const { asked, ask } = desk()
    void room.store.send('One', ask)
    void room.store.send('Two', ask)
    leave()
    room.world.asked()
    await room.settle(5000)
    expect(room.world.asked()).toEqual([])
    asked[0]!.refuse(new Error('no'))
    await room.settle(5000)
    expect(room.world.asked()).toEqual([])
    asked[1]!.answer()
    await room.settle(200)
    expect(room.world.asked()).toContain(`unsubscribe "${ROOM}"`)
    expect(room.world.errors).toEqual(['write-failed'])
  })

  it('with the kit is told nothing', async () => {
    await room.enter()
    const { asked, ask } = desk()
    void room.store.send('One', ask)
    asked[0]!.refuse(new Error('no'))
    await room.settle()
    room.world.kit.destroy()
    expect(room.world.errors).toEqual([])
  })
})
