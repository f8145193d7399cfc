import type { ReadPiece } from './stream-piece.ts'

/** How an answer ended. */
export interface AssemblyEnd {
  readonly failed: boolean
  readonly error: string | undefined
  /** It grew beyond what is kept. */
  readonly tooLong?: boolean
}

/** What is there of an answer. */
export interface Assembled {
  readonly text: string
  readonly parts: readonly unknown[]
}

/** One answer, put together of its pieces: each once and in order, however they come. */
export interface Assembly {
  /**
   * Takes a piece.
   *
   * @returns `new` if there is more than before, `known` if it says that there was nothing between, else `old`
   */
  take(piece: ReadPiece): 'new' | 'known' | 'old'
  /** Whether anything was heard. */
  readonly begun: boolean
  /** Whether a piece is missing before one that is there. */
  readonly hole: boolean
  readonly end: AssemblyEnd | null
  /** @param all also what comes after a hole */
  read(all: boolean): Assembled
}

/** The longest text, in characters, the most parts, and how many pieces may wait for one before them. */
const LONGEST = 4_000_000
const MOST_PARTS = 200_000
const MOST_AHEAD = 20_000

export function createAssembly(): Assembly {
  let text = ''
  let parts: unknown[] = []
  /** The number of the first piece that is not there. */
  let next = 0
  let end: (AssemblyEnd & { readonly seq: number }) | null = null
  const ahead = new Map<number, ReadPiece>()
  let shown: { text: string; of: number; parts: readonly unknown[] } | undefined

  const highest = () => Math.max(next - 1, ...ahead.keys())

  function ends({ seq, end: said }: ReadPiece) {
    if (!said || end) return
    end = { ...said, seq: seq ?? highest() }
    for (const one of ahead.keys()) if (one > end.seq) ahead.delete(one)
  }

  function append(piece: ReadPiece) {
    if (text.length + piece.text.length > LONGEST || parts.length + piece.parts.length > MOST_PARTS) {
      end = { failed: true, error: undefined, tooLong: true, seq: next }
      return ahead.clear()
    }
    text += piece.text
    for (const part of piece.parts) parts.push(part)
  }

  function drain() {
    for (let piece = ahead.get(next); piece && !end?.tooLong; piece = ahead.get(next)) {
      ahead.delete(next++)
      append(piece)
    }
  }

  function takeWhole(piece: ReadPiece): 'new' | 'known' | 'old' {
    const seq = piece.seq ?? highest()
    if (piece.seq !== null && seq < next) {
      if (seq < next - 1) return 'old'
      ends(piece)
      return 'known'
    }
    text = ''
    parts = []
    shown = undefined
    append(piece)
    next = seq + 1
    for (const one of ahead.keys()) if (one < next) ahead.delete(one)
    ends({ ...piece, seq })
    drain()
    return 'new'
  }

  return {
    take(piece) {
      if (end && (piece.seq === null || piece.seq > end.seq)) return 'old'
      if (end && next > end.seq) return 'old'
      if (piece.whole) return takeWhole(piece)
      if (piece.seq === null) {
        ends(piece)
        return 'new'
      }
      if (piece.seq < next || ahead.has(piece.seq)) return 'old'
      if (piece.seq > next && ahead.size >= MOST_AHEAD) return 'old'
      ahead.set(piece.seq, piece)
      ends(piece)
      drain()
      return 'new'
    },
    get begun() {
      return next > 0 || ahead.size > 0 || end !== null
    },
    get hole() {
      return ahead.size > 0 || (end !== null && !end.tooLong && next <= end.seq)
    },
    get end() {
      return end
    },
    read(all) {
      const rest = all && ahead.size > 0 ? [...ahead].sort(([a], [b]) => a - b).map(([, piece]) => piece) : []
      if (rest.length === 0) {
        // Parts that were shown keep their list.
        if (shown?.of !== parts.length) shown = { text, of: parts.length, parts: [...parts] }
        return { text, parts: shown.parts }
      }
      return {
        text: text + rest.map((piece) => piece.text).join(''),
        parts: [...parts, ...rest.flatMap((piece) => piece.parts)],
      }
    },
  }
}
