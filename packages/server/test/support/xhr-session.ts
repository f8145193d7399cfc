import { DEFAULT_LIMITS } from '../../src/hub/index.ts'
import { createXhrSession, type XhrAnswer } from '../../src/transports/xhr-session.ts'
import { createClock } from './clock.ts'

/** An answer that does what the network would: takes what it is given, or dies with it. */
function createAnswer(kind: XhrAnswer['kind'], onGone: (answer: XhrAnswer) => void) {
  const given: { text: string; taken: () => void }[] = []
  let [dead, ended, arrived, size] = [false, false, '', 0]
  const answer: XhrAnswer = {
    kind,
    get open() {
      return !dead && !ended
    },
    write(text, taken) {
      size += text.length
      given.push({ text, taken })
    },
    end(text, taken) {
      ended = true
      given.push({ text, taken })
    },
    destroy() {
      dead = true
    },
  }
  return {
    answer,
    /** What arrived at the client. */
    arrived: () => arrived,
    full: () => size > 262_144,
    ended: () => ended && given.length === 0,
    /** The network takes what it was given, up to so many writes. */
    take(count = Number.POSITIVE_INFINITY) {
      if (dead) return
      for (const { text, taken } of given.splice(0, count)) {
        arrived += text
        taken()
      }
    },
    gone() {
      dead = true
      onGone(answer)
    },
  }
}

/** A session with time that stands still, and the answers that it is given. */
export function setUp() {
  const clock = createClock()
  const due: (() => void)[] = []
  const over: string[] = []
  const session = createXhrSession({
    clock,
    defer: (run) => void due.push(run),
    maxBuffered: DEFAULT_LIMITS.buffered,
    owner: 'app-key',
    onOver: (reason) => void over.push(reason),
  })
  const turn = () => {
    for (const run of due.splice(0)) run()
  }
  return {
    clock,
    over,
    session,
    turn,
    ask(kind: XhrAnswer['kind']) {
      const asked = createAnswer(kind, session.detach)
      session.attach(asked.answer)
      turn()
      return asked
    },
    send(text: string) {
      session.transport.send(text)
      turn()
    },
  }
}
/** A frame as it goes over the wire. */
export const line = (text: string) => `a[${JSON.stringify(text)}]\n`
