/** Why Redis can't be used: what it said, and what to do where that is known. */
export interface Trouble {
  /** Alike for what is one trouble: not told again and again while it lasts. */
  readonly kind: string
  readonly reason: string
  /** Redis is there, and refuses: what it does not refuse still works. */
  readonly refused?: true
}

/** Codes of the system that mean no more than that nobody answers there. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

/** What Redis says begins so; what to do about it. */
const REMEDIES: readonly (readonly [said: RegExp, remedy: string])[] = [
  [
    /^(MOVED|ASK|CROSSSLOT|CLUSTERDOWN|TRYAGAIN)\b|cluster/i,
    'It is a Redis Cluster: give its nodes as redis.cluster, and see that all its slots are served.',
  ],
  [/^OOM\b/, 'Give it more memory (maxmemory).'],
  [/^(WRONGPASS|NOAUTH)\b|^ERR (AUTH|invalid password)/i, 'Correct the user and the password in its URL.'],
  [
    /^NOPERM\b|^ERR The user executing the script/,
    'Give its user the rights to the keys, channels and commands that are used.',
  ],
  [/^(READONLY|MASTERDOWN|NOREPLICAS)\b/, 'Give the address of its primary, not of a replica.'],
  [/^LOADING\b/, 'It still reads its data: wait.'],
  [/^MISCONF\b/, 'See whether it can write to its disk.'],
  [/^ERR unknown command '?s(sub|pub)/i, 'In a cluster it has to be Redis 7 or later, or Valkey.'],
  [/^ERR DB index/, 'Correct the number of the database in its URL.'],
  [/^ERR max number of clients/, 'Let it take more clients (maxclients).'],
]

/** Where and in which script something went wrong differs from time to time. */
const WHERE = /\.? *script: \w+, on @user_script:\d+\.?$/

/** How the client puts it that there is no connection at the moment. */
const OF_THE_CLIENT = /^(Stream isn't writeable|Connection is closed)/

export const UNREACHED: Trouble = { kind: 'unreachable', reason: 'Redis could not be reached' }
const CLOSED: Trouble = { kind: 'unreachable', reason: 'the connection closed' }

/** What is to be told of an error in talking to Redis. */
export function troubleOf(cause: unknown): Trouble {
  const { name, code, message } = cause as NodeJS.ErrnoException
  if (name === 'ReplyError') {
    const said = message.replace(WHERE, '').replace(/\.$/, '')
    const remedy = REMEDIES.find(([pattern]) => pattern.test(said))?.[1]
    const reason = `Redis says: ${said}${remedy ? `. ${remedy}` : ''}`
    return { kind: said.replaceAll(/\d+/g, '#'), reason, refused: true }
  }
  if (!code && (!message || OF_THE_CLIENT.test(message))) return CLOSED
  const reason = message || (code as string)
  return { kind: code && !UNREACHABLE.has(code) ? code : 'unreachable', reason }
}
