import * as deferred from '../src/deferred.ts'
import { type ChannelKitError, createChannelKit, type Dispatch, type Source } from '../src/index.ts'

/**
 * A kit on a source in memory, with frames run by hand.
 *
 * @param quiet errors are kept in `errors`, and no console is told
 */
export function createHandKit(quiet = false) {
  let dispatch: Dispatch = () => {}
  const sent: unknown[] = []
  const said: { channel: string; event: string; data: unknown }[] = []
  /** What was asked for beside channels. */
  const asked: string[] = []
  const errors: ChannelKitError[] = []
  const checks: unknown[] = []
  const source = {
    start: (to) => {
      dispatch = to
    },
    subscribe: (channel) => {
      dispatch({ type: 'members', at: 0, channel, me: 'ann', all: [{ id: 'ann', info: {} }] })
      dispatch({ type: 'subscribed', at: 0, channel })
    },
    send(channel, event, data) {
      said.push({ channel, event, data })
      return sent.push((data as { typing: boolean }).typing) > 0
    },
    watch() {},
    connect: () => void asked.push('connect'),
    disconnect() {},
    retry: () => void asked.push('retry'),
    check: () => void checks.push(1),
    unsubscribe() {},
    bind() {},
    unbind() {},
    signIn: () => void asked.push('signIn'),
    renew() {},
    destroy() {},
  } satisfies Source
  const frames: (() => void)[] = []
  const kit = createChannelKit({
    source,
    deferred,
    ...(quiet && { onError: (error) => void errors.push(error) }),
    requestFrame: (run) => {
      frames.push(run)
      return () => {}
    },
  })
  const emit = (event: string, data: unknown, userId?: string) =>
    dispatch({ type: 'event', at: 1, channel: 'presence-a', event, data, userId })
  const state = (value: 'connected' | 'disconnected') => dispatch({ type: 'connection', at: 1, state: value })
  const left = (id: string) => dispatch({ type: 'member', at: 1, channel: 'presence-a', left: id })
  /** The line was lost for a time, in epoch ms, in which events were missed. */
  function lose(from: number, to: number, channel = 'presence-a') {
    dispatch({ type: 'connection', at: from, state: 'lost' })
    dispatch({ type: 'connection', at: to, state: 'connected' })
    dispatch({ type: 'subscribed', at: to, channel })
  }
  const tell: Dispatch = (happening) => dispatch(happening)
  return {
    kit,
    emit,
    left,
    state,
    sent,
    said,
    asked,
    checks,
    errors,
    lose,
    tell,
    frame: () => frames.shift()?.(),
  }
}
