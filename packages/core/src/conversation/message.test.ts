import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMessage } from './message.ts'

const read = (data: unknown, userId?: string, fields = {}) =>
  readMessage(data, { userId, at: 5000 }, fields, (id) => (id === 'ann' ? 'Ann Lee' : null))

describe('A message', () => {
  it('is read from what servers usually say', () => {
    expect(
      read({ id: 7, user_id: 3, user_name: 'Bob', body: 'hi', created_at: '1970-01-01T00:00:01Z' }),
    ).toMatchObject({
      id: '7',
      author: '3',
      name: 'Bob',
      text: 'hi',
      at: 1000,
    })
    expect(read({ id: 'a', user: { id: 'ann', name: 'Anna' }, content: 'x' })).toMatchObject({
      author: 'ann',
      name: 'Anna',
      text: 'x',
      at: 5000,
    })
    expect(read('only a text')).toMatchObject({ author: null, name: null, text: 'only a text' })
  })

  it('is read from fields that the application names', () => {
    const fields = { id: 'uuid', author: 'by', text: 'says', at: 'on', name: 'who' }
    expect(
      read({ uuid: 'u', by: 'x', says: 'so', on: 2, who: 'X', text: 'not this' }, undefined, fields),
    ).toMatchObject({
      id: 'u',
      author: 'x',
      name: 'X',
      text: 'so',
      at: 2,
    })
  })

  it('is of who sent it, whoever it says it is of', () => {
    expect(read({ id: 1, author: 'boss', name: 'The boss', text: 'pay' }, 'ann')).toMatchObject({
      author: 'ann',
      name: 'Ann Lee',
    })
  })

  it('is never of a time to come', () => {
    expect(read({ id: 1, text: 'x', at: 5001 }).at).toBe(5000)
    expect(read({ id: 1, text: 'x', at: 4999 }).at).toBe(4999)
    expect(readMessage('x', { userId: undefined, at: null }, {}, () => null).at).toBe(0)
  })

  it('without an id is the same once more where it says when it was, and another one else', () => {
    const said = { author: 'b', text: 'x', at: 1 }
    expect(read(said).id).toBe(read({ ...said }).id)
    expect(read({ author: 'b', text: 'x' }).id).not.toBe(read({ author: 'b', text: 'x' }).id)
  })

  it('that was taken back has no text', () => {
    expect(read({ id: 1, text: 'oops', deleted_at: '2026-01-01', edited: true })).toMatchObject({
      deleted: true,
      edited: false,
      text: '',
    })
  })

  it('without an id is told from others by all that it says', () => {
    const said = { author: 'b', text: 'x', at: 1 }
    const others = [said, { ...said, author: 'c' }, { ...said, text: 'y' }, { ...said, at: 2 }]
    expect(new Set(others.map((one) => read(one).id)).size).toBe(4)
    const long = 'x'.repeat(500)
    expect(read({ ...said, text: long }).id.length).toBeLessThan(250)
    expect(read({ ...said, id: '' }).id).toBe(read(said).id)
  })

  it('says whether it was edited, and has a name where one is known', () => {
    expect(read({ id: 1, text: 'x', edited_at: 5 })).toMatchObject({ edited: true, deleted: false })
    expect(read({ id: 1, text: 'x', edited: false })).toMatchObject({ edited: false, deleted: false })
    expect(read({ id: 1, text: 'x', author: 'ann' }).name).toBe('Ann Lee')
    expect(read({ id: 1, text: 'x', author: 'bo' }).name).toBeNull()
    expect(read({ id: 1, text: 'x' }).name).toBeNull()
    expect(read({ id: 1, text: 'x', clientId: 5 }).clientId).toBe('5')
    expect(read({ id: 1, text: 'x', temp: 'c' }, undefined, { clientId: 'temp' }).clientId).toBe('c')
  })

  it('can be anything at all', () => {
    fc.assert(
      fc.property(fc.anything(), fc.option(fc.string()), (data, user) => {
        const { id, text, at, author, name } = read(data, user ?? undefined)
        expect([typeof id, typeof text, Number.isFinite(at)]).toEqual(['string', 'string', true])
        for (const one of [author, name]) expect(one === null || typeof one === 'string').toBe(true)
      }),
    )
  })
})
