import { createHub } from './hub.ts'
import type { App, HubClock, Limits } from './options.ts'

/** A time that goes on only when told, with the timers that are due on the way. */
function timeline() {
  let time = 0
  let timers: { at: number; run: () => void }[] = []
  const clock: HubClock = {
    now: () => 1_000_000 + time,
    monotonic: () => time,
    setTimeout(run, ms) {
      const timer = { at: time + ms, run }
      timers.push(timer)
      return timer
    },
    clearTimeout(timer) {
      timers = timers.filter((one) => one !== timer)
    },
  }
  function pass(ms: number) {
    const end = time + ms
    for (;;) {
      const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      time = Math.max(time, next.at)
      clock.clearTimeout(next)
      next.run()
    }
    time = end
  }
  return { clock, pass, time: () => time }
}

interface Got {
  readonly at: number
  readonly event: string
  readonly data: unknown
  readonly serial?: number
  readonly upto?: number
  /** The number of the newest that was published. */
  readonly newest?: number
}

/** A hub whose time is the test's, and clients of it. */
export function setUp({ limits, history }: { limits?: Partial<Limits> } & Pick<App, 'history'> = {}) {
  const { clock, pass, time } = timeline()
  const hub = createHub({
    apps: [
      { id: 'app', key: 'key', secret: 'secret', subscriptionCount: false, ...(history && { history }) },
    ],
    clock,
    limits: { activityTimeout: 1e9, ...limits },
  })
  const app = hub.app('app')
  function connect(channel = 'market') {
    const got: Got[] = []
    const all: Got[] = []
    const client = hub.connect(
      { appKey: 'key', protocol: 7 },
      {
        send(text) {
          const { event, data, ...rest } = JSON.parse(text)
          const newest = app.history?.position(channel)?.serial
          const one = {
            at: time(),
            newest,
            event,
            data: typeof data === 'string' ? JSON.parse(data) : data,
            ...rest,
          }
          all.push(one)
          if (!event.startsWith('pusher') && !event.startsWith('channelkit:')) got.push(one)
        },
        close() {},
      },
    )
    const say = (event: string, data: unknown) => client.receive(JSON.stringify({ event, data }))
    const ask = (...terms: unknown[]) => say('channelkit:conflate', { channel, terms })
    say('pusher:subscribe', { channel })
    const values = () => got.map(({ data }) => data)
    return { got, all, values, ask, say, client }
  }
  const quote = (s: string, n: number, except?: string) =>
    app.publish('market', 'quote', JSON.stringify({ s, n }), except)
  return { hub, app, pass, connect, quote, time }
}
export const TERM = { event: 'quote', by: 's', rate: 10 }
