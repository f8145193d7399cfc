/** All of an answer that was sent. */
export interface StreamProgress {
  /** The number of the last piece in it. */
  readonly seq: number
  readonly text: string
  readonly parts: readonly unknown[]
}

type Sent = Partial<StreamProgress> & { readonly whole?: boolean }

/** Adds up what was sent, piece by piece. */
export function createProgress() {
  let text = ''
  let parts: readonly unknown[] = []
  return (piece: object): StreamProgress => {
    const { seq = 0, text: more = '', parts: others = [], whole } = piece as Sent
    text = whole ? more : text + more
    parts = whole ? others : [...parts, ...others]
    return { seq, text, parts }
  }
}
