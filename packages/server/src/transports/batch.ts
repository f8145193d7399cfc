import { encodeFrame, OPCODE, payloadOf } from './frames.ts'

const NOTHING = Buffer.alloc(0)

/**
 * What sockets are to be written in this turn: a chain of frames, shared by all sockets that got the same ones in the
 * same order, so that these are joined once however many sockets those are. An empty batch is where all begin.
 */
export class Batch {
  /** In bytes. */
  readonly size: number
  readonly #frame: Buffer
  readonly #before: Batch | undefined
  #next: Batch | undefined
  #joined: Buffer | undefined
  #coalesced: Buffer | undefined

  constructor(frame: Buffer = NOTHING, before?: Batch) {
    this.#frame = frame
    this.#before = before
    this.size = frame.length + (before ? before.size : 0)
  }

  /** The batch with one more frame; during a broadcast, the same one for every socket that was at this one. */
  plus(frame: Buffer): Batch {
    let next = this.#next
    if (!next || next.#frame !== frame) {
      next = new Batch(frame, this)
      this.#next = next
    }
    return next
  }

  /** All frames in order, as one piece. */
  bytes(): Buffer {
    const before = this.#before
    this.#joined ??= before && before.size > 0 ? this.#join() : this.#frame
    return this.#joined
  }

  /** The same with all texts that follow each other as one, an array, for who asked for that. */
  coalesced(): Buffer {
    this.#coalesced ??= coalesce(this.#frames())
    return this.#coalesced
  }

  #frames(): Buffer[] {
    const frames: Buffer[] = []
    for (let one: Batch | undefined = this; one; one = one.#before)
      if (one.#frame.length > 0) frames.push(one.#frame)
    return frames.reverse()
  }

  #join(): Buffer {
    return Buffer.concat(this.#frames(), this.size)
  }
}

const [OPEN, COMMA, CLOSE] = ['[', ',', ']'].map((letter) => Buffer.from(letter)) as [Buffer, Buffer, Buffer]

function coalesce(frames: readonly Buffer[]): Buffer {
  const out: Buffer[] = []
  let texts: Buffer[] = []
  const close = () => {
    if (texts.length === 1) out.push(texts[0]!)
    else if (texts.length > 1) {
      const parts = texts.flatMap((frame, n) => [n === 0 ? OPEN : COMMA, payloadOf(frame)])
      out.push(encodeFrame(OPCODE.text, Buffer.concat([...parts, CLOSE])))
    }
    texts = []
  }
  for (const frame of frames) {
    // A pong keeps its place among them.
    if ((frame[0]! & 0x0f) === OPCODE.text) texts.push(frame)
    else {
      close()
      out.push(frame)
    }
  }
  close()
  return out.length === 1 ? out[0]! : Buffer.concat(out)
}
