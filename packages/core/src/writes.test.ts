import { beforeEach, describe, expect, it } from 'vitest'
import { createWriteBook, type OpenWrite, type WriteBook } from './write-book.ts'
import { accepted, openWrite } from './writes.ts'

let book: WriteBook
/** What stores were told of writes. */
let told: string[]
beforeEach(() => {
  book = createWriteBook()
  told = []
  book.observers.add(({ id, state }) => told.push(`${id} ${state}`))
})
const meta = { channel: 'room', event: 'new', data: { text: 'Hi' }, at: 7, userId: undefined }
const open = (send: () => unknown) =>
  openWrite(book, (run) => run(), { meta, clientId: undefined, echo: true, keep: false }, send)
const only = () => [...book.open][0]!
const never = () => new Promise(() => {})
const fail = (why: unknown) => async (): Promise<never> => {
  throw why
}

describe('a write', () => {
  it('is on its way until it is answered', async () => {
    const result = open(async () => ({ id: 1 }))
    const one = only()
    expect(one.view).toMatchObject({ id: 1, channel: 'room', event: 'new', data: meta.data, at: 7 })
    expect(one.view).toMatchObject({ status: 'pending', error: null })
    expect(await result).toEqual({ status: 'stored', error: null })
    expect([told, book.open.size, one.answer]).toEqual([['1 pending', '1 answered'], 0, { id: 1 }])
  })

  it('fails with why, and can be tried again', async () => {
    let why: unknown = new Error('no')
    const result = open(async () => {
      if (why) throw why
    })
    const { view } = only()
    expect(view.retry()).toBe(result)
    const { error } = await result
    expect(error).toMatchObject({ code: 'write-failed', cause: why })
    expect(error!.message).toContain('new could not be written to room: Error: no.')
    expect('httpStatus' in error! && error!.httpStatus).toBeFalsy()
    expect(only().view).toMatchObject({ id: 1, status: 'failed', error })
    why = undefined
    const again = view.retry()
    expect(only().view).toMatchObject({ status: 'pending', error: null })
    expect(await again).toEqual({ status: 'stored', error: null })
    expect(told).toEqual(['1 pending', '1 failed', '1 pending', '1 answered'])
  })

  it('says the status that a server answered with', async () => {
    const { error } = await open(fail({ httpStatus: 503 }))
    expect(error).toMatchObject({ httpStatus: 503 })
    expect(error!.message).toContain('room: the server answered 503.')
    expect((await open(fail(null))).error!.message).toContain('room: null.')
  })

  it('is stored where its event was heard, whatever becomes of the answer', async () => {
    const result = open(fail(new Error('lost')))
    only().heard = true
    expect(await result).toEqual({ status: 'stored', error: null })
    expect([told, book.open.size]).toEqual([['1 pending', '1 answered'], 0])
  })

  it.each([
    ['an answer', async (): Promise<number> => 1, 'stored'],
    ['a failure', fail('no'), 'failed'],
  ] as const)('that was discarded stays so after %s', async (_, send, status) => {
    const result = open(send)
    const one = only()
    one.view.discard()
    one.view.discard()
    expect((await result).status).toBe(status)
    expect([told, book.open.size, one.answer]).toEqual([['1 pending', '1 gone'], 0, undefined])
  })

  it('that was heard and discarded stays so as well', async () => {
    const result = open(fail('no'))
    const one = only()
    one.heard = true
    one.view.discard()
    expect([(await result).status, told]).toEqual(['stored', ['1 pending', '1 gone']])
  })

  it('that is answered can not be discarded any more', async () => {
    let one: OpenWrite | undefined
    book.observers.add((write) => {
      one = write
    })
    await open(async () => {})
    one!.view.discard()
    expect(told).toEqual(['1 pending', '1 answered'])
  })

  it('that failed is kept, of many the newest hundred, and none that is on its way', async () => {
    void open(never)
    for (let i = 0; i < 100; i++) await open(fail('no'))
    expect(book.open.size).toBe(101)
    await open(fail('no'))
    const ids = [...book.open].map(({ id }) => id)
    expect([ids.length, ids.slice(0, 2), ids.at(-1)]).toEqual([101, [1, 3], 102])
  })
})

describe('what was answered', () => {
  it('is a payload, but for what fetch answers, which says by its status whether it was stored', () => {
    const json = () => ({})
    for (const payload of [
      undefined,
      null,
      'x',
      { ok: true },
      { ok: 1, status: 200, json },
      { ok: true, status: '200', json },
    ])
      expect(accepted(payload)).toBe(payload)
    expect(accepted({ ok: true, status: 200, json: 1 })).toEqual({ ok: true, status: 200, json: 1 })
    expect(accepted({ ok: false, status: 200 })).toEqual({ ok: false, status: 200 })
    expect(accepted({ ok: true, status: 200, json })).toBeUndefined()
    expect(() => accepted({ ok: false, status: 422, json })).toThrow(
      expect.objectContaining({ code: 'write-failed', httpStatus: 422 }),
    )
    expect(() => accepted({ ok: false, status: 422, json })).toThrow('The server answered 422.')
  })
})
