import type { ClusterCached, ConnectionSummary } from '../hub/cluster.ts'

/** What processes tell each other: a letter, a JSON array and, for events, the frame on the next line as it is. */
export type ClusterMessage =
  | { kind: 'E'; head: [process: string, except: string | null]; frame: string }
  | { kind: 'K'; head: [process: string, seq: string, except: string, ttl: number]; frame: string }
  /** An event that is kept: its number is in the frame, too. */
  | {
      kind: 'H'
      head: [process: string, seq: string, except: string, ttl: number, id: number]
      frame: string
    }
  | { kind: 'C'; head: [process: string, seq: string, subscriptions: number] }
  | { kind: 'M'; head: [process: string, seq: string, user: string, info: string] }
  | { kind: 'R'; head: [process: string, seq: string, user: string] }
  /** Events of the last so many ms are kept nowhere, and went to some of the subscribers only unless they were `heard`. */
  | { kind: 'L'; head: [process: string, seq: string, ago: number, heard?: boolean] }
  /** A user came online or went. */
  | { kind: 'U'; head: [process: string, seq: string, user: string, online: boolean] }
  | { kind: 'T'; head: [process: string, user: string] }
  | { kind: 'X'; head: [process: string, socketId: string, reconnect: boolean] }
  /** An edge for the one process that told the last one. */
  | { kind: 'D'; head: [process: string, edge: string] }
  /** Something was put into a queue. */
  | { kind: 'B'; head: [process: string, queue: string] }
  /** So many connections a process has. */
  | { kind: 'N'; head: [process: string, connections: number] }
  /** A process has told all that it holds; is gone; looks whether it hears itself. */
  | { kind: 'S' | 'G' | 'P'; head: [process: string] }
  /** Asks for all connections of an app, and the answer. */
  | { kind: 'Q'; head: [process: string, ask: number, app: string] }
  | { kind: 'A'; head: [process: string, ask: number, connections: ConnectionSummary[]] }
  /** Asks for what was counted of an app, of one kind and perhaps of one moment, and the answer. */
  | { kind: 'V'; head: [process: string, ask: number, app: string, what: string, at: number | null] }
  | { kind: 'W'; head: [process: string, ask: number, stats: unknown] }

/** Text is framed by hand: parsing an event's frame only to write it again would be most of the work. */
export const encode = (kind: ClusterMessage['kind'], head: readonly unknown[], frame?: string): string =>
  `${kind}${JSON.stringify(head)}${frame === undefined ? '' : `\n${frame}`}`

/** Null for what no process of ours would say. */
export function decode(text: string): ClusterMessage | null {
  try {
    const end = text.indexOf('\n')
    const head: unknown = JSON.parse(end < 0 ? text.slice(1) : text.slice(1, end))
    if (!Array.isArray(head)) return null
    return { kind: text[0], head, frame: end < 0 ? '' : text.slice(end + 1) } as ClusterMessage
  } catch {
    return null
  }
}

/** The last event of a cache channel from its frame. */
export function cachedOf(frame: string, until: number): ClusterCached | undefined {
  try {
    const { event, data } = JSON.parse(frame) as { event: string; data: string }
    return { event, data, until }
  } catch {
    return undefined
  }
}

/** JSON that another process wrote, or undefined. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
