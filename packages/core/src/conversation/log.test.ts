import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLog } from './log.ts'
import { type Heard, readMessage } from './message.ts'

const message = (id: number | string, more: object = {}): Heard =>
  readMessage(
    { id, text: `text ${id}`, at: Number(id) * 1000, ...more },
    { userId: undefined, at: 9e9 },
    {},
    () => null,
  )
const ids = (log: { messages: readonly Heard[] }) => log.messages.map(({ id }) => Number(id))
const gap = (from: number) => ({ from, to: from + 1 })

describe('What was said', () => {
  it('has each message once, and what is known of it last', () => {
    const log = createLog(10)
    log.add(message(1))
    log.add(message(2))
    log.add(message(1, { text: 'anew' }))
    expect(log.messages.map(({ text }) => text)).toEqual(['anew', 'text 2'])
    log.change('2', { text: 'changed', edited: true })
    log.merge([message(2)], false)
    expect(log.get('2')).toMatchObject({ text: 'changed', edited: true })
    log.change('2', { deleted: true, text: '' })
    log.add(message(2))
    expect(log.get('2')).toMatchObject({ deleted: true, text: '' })
  })

  it('keeps the newest', () => {
    const log = createLog(3)
    for (const id of [1, 2, 3, 4, 5]) log.add(message(id))
    expect(ids(log)).toEqual([3, 4, 5])
    expect(log.get('1')).toBeUndefined()
  })

  it('takes pages of either order, before what is known or around it', () => {
    const log = createLog(100)
    log.add(message(7))
    expect(log.merge([message(8), message(7), message(6), message(5)], false)).toBe(3)
    expect(log.merge([message(3), message(4), message(5)], true)).toBe(2)
    expect(ids(log)).toEqual([3, 4, 5, 6, 7, 8])
    expect(log.merge([message(3), message(4)], true)).toBe(0)
  })

  it('closes a gap with a page that knows what was before it, and moves it before any other', () => {
    const log = createLog(100)
    log.add(message(1))
    log.lose(gap(1))
    log.add(message(9))
    expect(log.gapBefore(log.get('9')!)).toEqual(gap(1))
    log.merge([message(7), message(8), message(9)], false)
    expect([ids(log), log.gapBefore(log.get('9')!), log.gapBefore(log.get('7')!)]).toEqual([
      [1, 7, 8, 9],
      undefined,
      gap(1),
    ])
    log.merge(
      [1, 2, 3, 7, 8, 9].map((id) => message(id)),
      false,
    )
    expect([ids(log), log.gapBefore(log.get('7')!)]).toEqual([[1, 2, 3, 7, 8, 9], undefined])
    log.lose(gap(2))
    log.merge([message(9), message(10)], false)
    log.add(message(11))
    expect(log.messages.every((one) => log.gapBefore(one) === undefined)).toBe(true)
    log.lose(gap(3))
    log.merge([message(20), message(21)], false)
    expect(log.gapBefore(log.get('20')!)).toEqual(gap(3))
  })

  it('places a page by what it meets, by the gap, or by its time', () => {
    const log = createLog(100)
    for (const id of [2, 4, 9]) log.add(message(id))
    expect(log.merge([message(5), message(5), message(6)], false)).toBe(2)
    expect(ids(log)).toEqual([2, 4, 5, 6, 9])
    expect(log.merge([], false)).toBe(0)
    expect(log.merge([message(1, { at: 9000 })], false)).toBe(1)
    expect(ids(log)).toEqual([2, 4, 5, 6, 9, 1])
    const lost = createLog(100)
    lost.lose(gap(1))
    lost.add(message(9))
    lost.merge([message(8, { at: 9500 })], false)
    expect(ids(lost)).toEqual([8, 9])
    expect(lost.gapBefore(lost.get('9')!)).toEqual(gap(1))
    expect(lost.gapBefore(lost.get('8')!)).toBeUndefined()
  })

  it('keeps where a gap began that the line was lost in again, and needs none before the first message', () => {
    const log = createLog(100)
    log.add(message(1))
    log.lose({ from: 1, to: 2 })
    log.lose({ from: 3, to: 4 })
    log.add(message(2))
    expect(log.gapBefore(log.get('2')!)).toEqual({ from: 1, to: 4 })
    const empty = createLog(100)
    empty.lose(gap(1))
    empty.merge([message(1)], false)
    expect(empty.gapBefore(empty.get('1')!)).toBeUndefined()
    empty.lose(gap(2))
    empty.merge([], false)
    empty.add(message(3))
    expect(empty.gapBefore(empty.get('3')!)).toEqual(gap(2))
  })

  it('knows what a message said that an older page has otherwise, and who wrote it', () => {
    const log = createLog(100)
    log.add(message(1, { author: 'ann', stream: 's', text: 'all of it', end: true }))
    log.add(message(1, { stream: 's', text: 'all' }))
    expect(log.get('1')).toMatchObject({ text: 'all of it', author: 'ann', streamed: { end: 'done' } })
    log.add(message(1, { author: 'bo', text: 'edited', edited: true }))
    expect(log.get('1')).toMatchObject({ text: 'edited', edited: true, author: 'bo' })
    log.change('2', { text: 'of nobody' })
    log.rename('2', '3')
    expect([log.get('2'), log.get('3'), log.messages.length]).toEqual([undefined, undefined, 1])
  })

  it('gives a message the id of its server, unless that is taken', () => {
    const log = createLog(100)
    for (const id of [1, 2]) log.add(message(id))
    log.rename('1', '2')
    expect(ids(log)).toEqual([1, 2])
    log.rename('1', '7')
    expect([ids(log), log.get('1'), log.get('7')?.key]).toEqual([[7, 2], undefined, '1'])
  })

  it('has every message once and in order, whatever came as event and what by page', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 12 }), fc.boolean()), { maxLength: 30 }),
        (total, steps) => {
          const log = createLog(1000)
          let told = Math.floor(total / 2)
          for (const [live, size, reverse] of steps) {
            if (live && told < total) log.add(message(++told))
            else {
              // The newest page first, as a chat asks.
              const oldest = ids(log)[0]
              const last = oldest === undefined ? told : oldest - 1
              const page = Array.from({ length: size }, (_, n) => last - size + 1 + n).filter((id) => id > 0)
              log.merge(
                (reverse ? page.reverse() : page).map((id) => message(id)),
                oldest !== undefined,
              )
            }
            const there = ids(log)
            expect(there).toEqual([...new Set(there)].sort((a, b) => a - b))
          }
        },
      ),
    )
  })
})
