import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Batch } from './batch.ts'

it('keeps for each socket what it got in order, whoever else got the same', () => {
  const broadcasts = fc.array(fc.record({ sockets: fc.integer({ min: 1, max: 31 }), size: fc.nat(20) }))
  fc.assert(
    fc.property(broadcasts, (list) => {
      const start = new Batch()
      const batches = Array.from({ length: 5 }, () => start)
      const got = batches.map(() => [] as Buffer[])
      for (const [n, { sockets, size }] of list.entries()) {
        const frame = Buffer.alloc(size + 1, n)
        for (const i of batches.keys()) {
          if (!(sockets & (1 << i))) continue
          batches[i] = batches[i]!.plus(frame)
          got[i]!.push(frame)
        }
      }
      for (const [i, batch] of batches.entries()) {
        expect(batch.bytes()).toEqual(Buffer.concat(got[i]!))
        expect(batch.size).toBe(batch.bytes().length)
      }
    }),
  )
})

it('joins once what many sockets got', () => {
  const start = new Batch()
  const [a, b] = [Buffer.from('a'), Buffer.from('b')]
  const [one, other] = [start.plus(a).plus(b), start.plus(a).plus(b)]
  expect(one.bytes()).toBe(other.bytes())
  expect(start.plus(a).bytes()).toBe(a)
})
