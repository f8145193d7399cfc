import { describe, expect, it } from 'vitest'
import { streamedIn } from './streamed.ts'

const read = (said: object, field = 'stream') => streamedIn(said as never, field, 'own')

describe('a payload whose text is a stream', () => {
  it('names it, or has the id of its message', () => {
    const none = { seq: null, end: null, error: null }
    expect(read({ stream: 's' })).toEqual({ id: 's', ...none })
    expect(read({ stream: 7 })).toEqual({ id: '7', ...none })
    expect(read({ stream: true })).toEqual({ id: 'own', ...none })
    expect(read({ answer: 's', stream: 't' }, 'answer')?.id).toBe('s')
  })

  it.each([undefined, null, false, '', Number.NaN, {}])('is none where it says %j', (stream) =>
    expect(read({ stream })).toBeNull(),
  )

  it('says how far it is', () => {
    const seqs = [0, 3, '4', -1, 1.5, 'x', null]
    expect(seqs.map((seq) => read({ stream: 's', seq })?.seq)).toEqual([0, 3, 4, null, null, null, null])
  })

  it('says how it ended', () => {
    const ends = [true, 'done', 'failed', false, 'later', undefined]
    expect(ends.map((end) => read({ stream: 's', end })?.end)).toEqual([
      'done',
      'done',
      'failed',
      null,
      null,
      null,
    ])
  })
})
