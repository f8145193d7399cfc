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

  #join(): Buffer {
    const frames: Buffer[] = []
    for (let one: Batch | undefined = this; one; one = one.#before) frames.push(one.#frame)
    return Buffer.concat(frames.reverse(), this.size)
  }
}
