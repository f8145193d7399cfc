import { ChannelKitError } from '../errors.ts'
import { type AssemblyEnd, createAssembly } from './assembly.ts'
import type { CollectContext, Collector } from './collection.ts'
import { brief } from './numbers.ts'
import type { CollectionState } from './state.ts'
import { watchHole } from './stream-hole.ts'
import { type ReadPiece, readPiece } from './stream-piece.ts'
import type { StreamAnswer, StreamSnapshot, StreamState } from './stream-state.ts'

/** How many answers are remembered as over, where the newest is followed. */
const REMEMBERED = 1000

export interface PiecesOptions {
  /** Which answer; without it the newest. */
  id: string | undefined
  event: string
  /** Whether somebody can be asked for what is missing. */
  canAsk: boolean
}

/** What makes an answer of its pieces. */
export interface PieceCollector extends Collector<StreamSnapshot, StreamAnswer, unknown> {
  apply(data: unknown): void
  fill(answer: unknown): void
  missed(): void
  snapshot(channel: Pick<CollectionState, 'status' | 'error'>): StreamSnapshot
  stop(): void
}

/** Makes one answer of the pieces on a channel. */
export function collectPieces(
  { internals, mark, report, fetch }: Omit<CollectContext, 'sent'>,
  options: PiecesOptions,
): PieceCollector {
  const { id: wanted, event } = options
  let id = wanted
  let assembly = createAssembly()
  /** The line was lost, and nothing that came since tells that nothing was missed. */
  let isDoubtful = false
  let failure: ChannelKitError | null = null
  const over = new Set<string>()
  const hole = watchHole({
    clock: internals.clock,
    isOpen: () => assembly.hole || (isDoubtful && !assembly.end),
    get ask() {
      return options.canAsk ? () => fetch.again() : undefined
    },
    isAsking: () => fetch.isOn,
    changed: mark,
  })

  /** Whether it is of the answer that is followed: another one that begins takes its place where none was named. */
  function isFollowed(piece: ReadPiece): boolean {
    if (piece.id === id) return true
    if (wanted !== undefined || over.has(piece.id)) return false
    if (id !== undefined) over.add(id)
    if (over.size > REMEMBERED) over.delete(over.values().next().value!)
    id = piece.id
    assembly = createAssembly()
    isDoubtful = false
    failure = null
    return true
  }

  function put(piece: ReadPiece) {
    if (!isFollowed(piece)) return
    if (assembly.take(piece) === 'old') return
    if (!assembly.hole) isDoubtful = false
    mark()
  }

  function take(data: unknown, answered = false) {
    const piece = readPiece(data)
    if (typeof piece !== 'string') put(piece)
    else report('piece', () => `${answered ? 'What was fetched' : event} is no piece of a stream: ${piece}.`)
  }

  /** What is stored of an answer is all of it so far. */
  function answer(data: unknown) {
    if (data === undefined || data === null) return
    if (Array.isArray(data)) for (const piece of data) take(piece, true)
    else if (typeof data === 'object') take({ id: id ?? '', ...data, whole: true }, true)
    else take(data, true)
  }

  function failureOf({ error, tooLong }: AssemblyEnd): ChannelKitError {
    failure ??= tooLong
      ? new ChannelKitError('stream-failed', `Stream ${brief(id)} grew beyond what is kept.`, {
          remedy: 'Send it as several, each with an id of its own.',
        })
      : new ChannelKitError(
          'stream-failed',
          `Stream ${brief(id)} was ended by its sender: ${error ?? 'it failed'}.`,
        )
    return failure
  }

  function stateOf({ status }: Pick<CollectionState, 'status'>): StreamState {
    const { end } = assembly
    if (end?.failed) return 'failed'
    if (end && !assembly.hole) return 'done'
    if (hole.givenUp) return 'gap'
    if (status === 'failed') return 'failed'
    return assembly.begun ? 'streaming' : 'waiting'
  }

  let last: StreamSnapshot | undefined
  return {
    apply(data) {
      take(data)
      hole.look()
    },
    seed: answer,
    fill(data) {
      answer(data)
      hole.look()
    },
    missed() {
      if (assembly.end && !assembly.hole) return
      isDoubtful = true
      hole.look()
    },
    snapshot(channel) {
      const state = stateOf(channel)
      const { text, parts } = assembly.read(state === 'gap' || state === 'failed')
      const { end } = assembly
      const error = end?.failed ? failureOf(end) : state === 'done' ? null : channel.error
      const isSame =
        last?.text === text && last.parts === parts && last.state === state && last.error === error
      if (!isSame || last?.id !== (id ?? null)) last = { id: id ?? null, text, parts, state, error }
      return last!
    },
    stop: hole.stop,
  }
}
