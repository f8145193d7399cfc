import type { IncomingMessage, RequestListener } from 'node:http'
import { ServerError } from '../hub/index.ts'
import { refuse } from './service.ts'

/** What proxies put in front of whom they ask for. */
const OF_PROXIES = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'cf-connecting-ip',
  'true-client-ip',
]

/** Whether a request comes from this machine and, as far as it shows, no proxy on it passed it on. */
export const isLocal = ({ headers, socket }: IncomingMessage): boolean =>
  /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '') &&
  !OF_PROXIES.some((name) => headers[name] !== undefined)

/** Names that only a machine of one's own has: addresses of this one, and what is reserved for it or for tests. */
const OWN_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|[\w.-]+\.(localhost|test|local))(:\d+)?$/i

/** Whether nobody else can have meant a request: it comes from this machine, and names it. */
export const isForThisMachine = (request: IncomingMessage): boolean =>
  isLocal(request) && OWN_NAME.test(request.headers.host ?? '')

/** Refuses what was not meant for this machine: a server whose secret everybody knows must not be reached through a proxy. */
export const onlyForThisMachine =
  (listener: RequestListener): RequestListener =>
  (request, response) =>
    isForThisMachine(request)
      ? listener(request, response)
      : refuse(
          response,
          new ServerError('development-only', 'A development server answers nobody but this machine.'),
        )

/** Whether only this machine can reach what listens there. */
export const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
