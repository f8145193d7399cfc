import { complete, cut, jsonBytes } from './cut.ts'

/** How many bytes a piece may have as JSON: an event takes 10 kB. What is encrypted grows by a third, and gets a frame. */
const LIMIT = 10_000
const ENCRYPTED_LIMIT = 7_000

/** How a stream ends. */
export interface End {
  readonly end: 'done' | 'failed'
  readonly error?: string
}

/** An event to send. */
export interface Outgoing {
  readonly data: object
  readonly bytes: number
  /** It holds all so far. */
  readonly isWhole?: boolean
  readonly isLast?: boolean
}

interface Content {
  text: string
  parts: unknown[]
}

const isCacheChannel = (channel: string): boolean =>
  /^(private-encrypted-|private-|presence-)?cache-/.test(channel)

/** Makes numbered pieces of what comes, none larger than an event may be. */
export function createPieces(channel: string, id: string) {
  const limit = channel.startsWith('private-encrypted-') ? ENCRYPTED_LIMIT : LIMIT
  let seq = 0
  let text = ''
  const parts: unknown[] = []
  /** All so far, for who comes late; null once it does not fit any more. */
  let whole: Content | null = isCacheChannel(channel) ? { text: '', parts: [] } : null
  let isWholeDue = false

  const make = (piece: object): Outgoing => {
    const data = { id, seq, ...piece }
    return { data, bytes: jsonBytes(data) }
  }
  const contentOf = (content: Content) => ({
    ...(content.text !== '' && { text: content.text }),
    ...(content.parts.length > 0 && { parts: content.parts }),
  })

  /** All so far, as a piece; null where it is not kept, or does not fit any more. */
  function wholePiece(end: End | null): Outgoing | null {
    if (!whole) return null
    const piece = make({ ...contentOf(whole), whole: true, ...end })
    if (piece.bytes <= limit) return { ...piece, isWhole: true }
    whole = null
    return null
  }

  /** What fits into one event of what waits. */
  function take(isLast: boolean): Content {
    const [ready, half] = isLast ? [text, ''] : complete(text)
    const content: Content = { text: '', parts: [] }
    let left = limit - jsonBytes({ id, seq, text: '' })
    if (ready !== '') {
      const [head, rest] = cut(ready, left)
      content.text = head
      text = rest + half
      left -= jsonBytes(head)
    }
    // Parts come after the text before them.
    if (text !== half) return content
    left -= jsonBytes({ parts: [] })
    while (parts.length > 0 && jsonBytes(parts[0]) + 1 <= left) {
      left -= jsonBytes(parts[0]) + 1
      content.parts.push(parts.shift())
    }
    return content
  }

  return {
    /** How much waits, in characters and parts. */
    get size() {
      return text.length + parts.length
    },
    /** Whether something was sent that who comes now would miss. */
    get isWholeDue() {
      return whole !== null && isWholeDue
    },
    /** @throws Error if a part alone is larger than an event, or is nothing that JSON has */
    add(chunk: unknown) {
      if (typeof chunk === 'string') {
        text += chunk
        return
      }
      if (JSON.stringify(chunk) === undefined)
        throw new Error('A part of the stream can not be written as JSON.')
      const bytes = jsonBytes({ id, seq, text: '', parts: [chunk] })
      if (bytes > limit - 20)
        throw new Error(`A part of the stream has ${bytes} bytes; an event takes ${limit}.`)
      parts.push(chunk)
    },
    /**
     * The next piece of what waits; null for none.
     *
     * @param asWhole with all so far, if that fits
     * @param end how it ends, once nothing waits any more
     */
    next(asWhole: boolean, end: End | null): Outgoing | null {
      const content = take(end !== null)
      const isEmpty = content.text === '' && content.parts.length === 0
      const isLast = end !== null && text === '' && parts.length === 0
      if (isEmpty && !isLast) return null
      if (whole) whole = { text: whole.text + content.text, parts: [...whole.parts, ...content.parts] }
      const all = asWhole || isLast ? wholePiece(isLast ? end : null) : null
      isWholeDue = !all
      const piece = all ?? make({ ...contentOf(content), ...(isLast && end) })
      seq++
      return { ...piece, isLast }
    },
    /** All so far once more, for who comes late. */
    again(): Outgoing | null {
      isWholeDue = false
      const piece = wholePiece(null)
      if (piece) seq++
      return piece
    },
  }
}
