import * as deferred from '../src/deferred.ts'
import {
  type ChannelKitError,
  type ChannelKitOptions,
  createChannelKit,
  type Dispatch,
  type Source,
} from '../src/index.ts'
import { servePage } from '../src/source/worker/host.ts'
import { createRemoteSource } from '../src/source/worker/remote.ts'
import { type ToPage, type ToWorker, VERSION } from '../src/source/worker/wire.ts'

/** A source that tells of a presence channel as soon as it is asked for, and what it is given. */
function createOwnSource() {
  let dispatch: Dispatch = () => {}
  const source: Source = {
    start(to) {
      dispatch = to
    },
    connect() {
      dispatch({ type: 'connection', at: Date.now(), state: 'connected', socketId: '1.1' })
    },
    subscribe(channel) {
      dispatch({ type: 'members', at: Date.now(), channel, me: 'me', all: [{ id: 'me', info: {} }] })
      dispatch({ type: 'subscribed', at: Date.now(), channel })
    },
    send: () => true,
    ...{ disconnect() {}, retry() {}, check() {}, unsubscribe() {}, bind() {}, unbind() {} },
    ...{ watch() {}, signIn() {}, renew() {}, destroy() {} },
  }
  const tell: Dispatch = (told) => dispatch(told)
  return { source, tell }
}

/** Some turns, in which all that was promised happens. */
export const turn = async () => {
  for (let i = 0; i < 8; i++) await Promise.resolve()
}

function kitOn(source: Source, options: ChannelKitOptions = {}) {
  const frames: (() => void)[] = []
  const errors: ChannelKitError[] = []
  const kit = createChannelKit({
    ...options,
    ...{ source, deferred, grace: 0, onError: (error: ChannelKitError) => void errors.push(error) },
    requestFrame(run) {
      frames.push(run)
      return () => void frames.splice(frames.indexOf(run) >>> 0, 1)
    },
  })
  return { kit, errors, frame: () => frames.shift()?.() }
}

/** A kit whose source is in the page. */
export function inPage() {
  const { source, tell } = createOwnSource()
  const made = kitOn(source)
  return {
    ...made,
    tell,
    async settle() {
      await turn()
      made.kit.flush()
    },
  }
}

/** A kit whose source is in a worker, with messages that arrive when it is said so, each copied as between threads. */
export function inWorker(options?: ChannelKitOptions) {
  const { source, tell } = createOwnSource()
  const [toWorker, toPage]: [ToWorker[], ToPage[]] = [[], []]
  let hearInWorker: (message: ToWorker) => void = () => {}
  let hearInPage: (message: ToPage) => void = () => {}
  const copy = <T>(message: T, give: ArrayBuffer[] = []): T => structuredClone(message, { transfer: give })
  servePage(
    {
      post: (message, give) => void toPage.push(copy(message, give)),
      listen: (run) => {
        hearInWorker = run
      },
    },
    { open: () => source },
  )
  const remote = createRemoteSource({
    port: {
      post: (message, give) => void toWorker.push(copy(message, give)),
      listen: (run) => {
        hearInPage = run
      },
    },
    frames: {
      get quiet() {
        return made.kit.internals.frames.quiet
      },
      next: (intake) => made.kit.internals.frames.next(intake),
    },
    authorize: async () => ({}) as never,
    answered() {},
  })
  const made = kitOn(remote, options)
  hearInWorker({ type: 'open', channelkit: VERSION, key: 'k', pusherOptions: {} })

  const messages: ToPage[] = []
  const way = {
    /** What was asked for arrives. */
    asked() {
      for (const message of toWorker.splice(0)) hearInWorker(message)
    },
    /** The oldest message arrives in the page. */
    arrive() {
      const message = toPage.shift()
      if (!message) return
      messages.push(message)
      hearInPage(message)
    },
  }
  return {
    ...made,
    ...way,
    tell,
    /** How many happenings came to the page, by type. */
    messages,
    async settle() {
      for (let i = 0; i < 4; i++) {
        await turn()
        way.asked()
        await turn()
        while (toPage.length > 0) way.arrive()
        made.kit.flush()
      }
    },
  }
}
