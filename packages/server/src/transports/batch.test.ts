import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Batch } from './batch.ts'
import { encodeFrame, OPCODE, payloadOf } from './frames.ts'

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

it('gives whoever asked one message for all texts that follow each other, and pongs their place', () => {
  const sent = fc.array(
    fc.oneof(
      fc.record({ text: fc.json() }),
      fc.record({ pong: fc.uint8Array({ maxLength: 100 }) }),
      fc.constant({ text: JSON.stringify('x'.repeat(70_000)) }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  fc.assert(
    fc.property(sent, (list) => {
      let batch = new Batch()
      for (const one of list)
        batch = batch.plus(
          'text' in one ? encodeFrame(OPCODE.text, one.text) : encodeFrame(OPCODE.pong, one.pong),
        )
      const got: unknown[] = []
      const bytes = batch.coalesced()
      let messages = 0
      for (let at = 0; at < bytes.length; ) {
        const frame = bytes.subarray(at)
        const payload = payloadOf(frame)
        const short = frame[1]!
        const length =
          short < 126 ? short : short === 126 ? frame.readUInt16BE(2) : Number(frame.readBigUInt64BE(2))
        const content = payload.subarray(0, length)
        at += frame.length - payload.length + length
        if ((frame[0]! & 0x0f) !== OPCODE.text) got.push({ pong: new Uint8Array(content) })
        else {
          messages++
          const value = JSON.parse(content.toString())
          const alone = list.filter((one) => 'text' in one).length === 1
          got.push(...(alone || !Array.isArray(value) ? [{ value }] : value.map((value) => ({ value }))))
        }
      }
      const runs = list.filter((one, n) => 'text' in one && !('text' in (list[n - 1] ?? {}))).length
      // What is sent alone is as it is, an array too; nothing of the protocol is one.
      fc.pre(!list.some((one) => 'text' in one && one.text.trimStart().startsWith('[')))
      expect(messages).toBe(runs)
      expect(got).toEqual(
        list.map((one) => ('text' in one ? { value: JSON.parse(one.text) } : { pong: one.pong })),
      )
    }),
  )
})
