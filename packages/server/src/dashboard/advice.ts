import { type HubHappening, PROTOCOL_ERRORS, ServerError, type ServerErrorCode } from '../hub/index.ts'
import { SERVER_ERROR_CODES } from '../hub/server-error.ts'
import { LIMITED, noticeOf } from '../logging/notices.ts'

/** What went wrong, in a few words that are the same each time, and what to do about it. */
export interface Advice {
  readonly title: string
  readonly advice: string
}

/** What to do about the codes of the protocol. */
const PROTOCOL: Readonly<Record<number, string>> = {
  4000: 'The app has tlsOnly: connect with forceTLS, or let the proxy say X-Forwarded-Proto: https.',
  4001: 'A client names a key that no app has: compare the key in the page with the apps under Limits and settings.',
  4003: 'The app has enabled: false. Set it to true to let clients in again.',
  4004: 'The app has its maxConnections. Raise it, or look under Connections who holds them.',
  4005: 'The path of the socket is wrong: give pusher-js the wsPath that the server has.',
  4006: 'The client says a version that is none: update its library.',
  4007: 'The client speaks a protocol older than 5: update its library.',
  4008: 'The client names no protocol: it is no Pusher client, or a proxy cuts the query off.',
  4009: 'The page’s origin is none of allowedOrigins, or who connected never signed in: see the entry in the debug console.',
  4100: 'Too much came at once: see limits.framesPerSecondPerAddress and http.maxSockets.',
  4200: 'The client was asked to connect anew, as at the end of a process. A frame that is no JSON object gets it too.',
  4201: 'The client did not answer a ping: its network is gone. It comes back by itself.',
  4301: 'A client event was refused. They need a private or presence channel that the sender is on, and at most limits.clientEventsPerSecond.',
  4302: 'A watchlist has more ids than limits.watchlist allows.',
}

const remedyOf = (code: string): string =>
  SERVER_ERROR_CODES.includes(code as ServerErrorCode)
    ? new ServerError(code as ServerErrorCode, '').remedy
    : 'See the page on errors of the server.'

const protocolName = (code: number) =>
  (PROTOCOL_ERRORS as Readonly<Record<number, string>>)[code] ?? 'An error of the protocol'

/** What to say of a happening that is an error; undefined for all others. */
export function adviceOf(happening: HubHappening): Advice | undefined {
  switch (happening.type) {
    case 'error': {
      const { code, message } = happening
      return {
        title: code === null ? message : `${code} ${protocolName(code)}`,
        advice:
          (code !== null && PROTOCOL[code]) ||
          'The client sent what the protocol does not know: see the message.',
      }
    }
    case 'refused':
      return {
        title: `Connection refused: ${happening.code} ${protocolName(happening.code)}`,
        advice: PROTOCOL[happening.code] ?? 'See the page on errors of the server.',
      }
    case 'rate-limited':
      return {
        title: `Too often: ${happening.what}`,
        advice: `${sentence(LIMITED[happening.what])} Find who does it, or raise the limit.`,
      }
    case 'client-event-rejected':
      return { title: `Client event rejected: ${happening.reason}`, advice: PROTOCOL[4301]! }
    case 'api-request':
      if (happening.error === undefined) return undefined
      return {
        title: `HTTP API answered ${happening.status} ${happening.error}`,
        advice: remedyOf(happening.error),
      }
    case 'webhook':
      if (happening.outcome === 'delivered') return undefined
      return {
        title: `Webhook ${happening.outcome}: ${happening.endpoint}`,
        advice: `${happening.error ? `${sentence(happening.error)} ` : ''}See that the receiver is up and answers 2xx within its time; under Webhooks what failed can be sent again.`,
      }
    case 'problem':
      return {
        title: `Problem in ${happening.where}`,
        advice: 'No client is to blame: see the message and the server’s log.',
      }
    case 'cluster':
      if (happening.state === 'joined') return undefined
      return {
        title: `This process is ${happening.state === 'left' ? 'no longer one of the cluster' : 'on its own'}`,
        advice:
          'Redis can’t be reached. Clients stay connected; see that Redis is up and that its address is right.',
      }
    default: {
      const notice = noticeOf(happening)
      return notice && { title: sentence(notice.why).split(':')[0]!, advice: sentence(notice.why) }
    }
  }
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/[.]?$/, '.')}`
