import type { PusherConstructor, PusherOptions } from './pusher-types.ts'

interface Runtime {
  createWebSocket?(url: string): unknown
}

/** Stands in the address of an instance that asks for it, since the class makes the sockets of all instances alike. */
const MARK = '/.channelkit-coalesce'

/** Ours of each class: who put another one in its place, or took it out, finds it put in again. */
const ours = new WeakMap<Runtime, (url: string) => unknown>()

/**
 * Has an instance ask the server for all that it sends in one turn in one message. A server that does not know of it sends each
 * alone, as ever.
 *
 * @returns the options that make it so; the same where this build of pusher-js can't be told
 */
export function coalesced(
  Pusher: PusherConstructor,
  options: Partial<PusherOptions>,
): Partial<PusherOptions> {
  const { Runtime } = Pusher as { Runtime?: Runtime }
  const create = Runtime?.createWebSocket
  if (!Runtime || !create) return options
  if (create !== ours.get(Runtime)) {
    const own = (url: string) =>
      create.call(Runtime, url.includes(MARK) ? `${url.replace(MARK, '')}&coalesce=1` : url)
    ours.set(Runtime, own)
    Runtime.createWebSocket = own
  }
  return { ...options, wsPath: `${options.wsPath ?? ''}${MARK}` }
}
