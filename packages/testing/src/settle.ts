// Taken before any test can replace them.
const realSetTimeout = globalThis.setTimeout
const realSetImmediate = (globalThis as { setImmediate?(run: () => void): unknown }).setImmediate

/** Lets everything else have its turn; timers too, unless they are fake. */
const turn = (fake: boolean) =>
  new Promise<void>((resolve) => {
    if (fake && realSetImmediate) realSetImmediate(resolve)
    else realSetTimeout(resolve, 0)
  })

/** What fake timers of Vitest, Jest and Sinon carry on the functions they put in. */
interface FakeClock {
  tickAsync(ms: number): Promise<number>
}

const fakeClock = () => (globalThis.setTimeout as unknown as { clock?: FakeClock }).clock

export interface Settling {
  /** Something is on its way. */
  busy(): boolean
  /** Grows with everything that happens. */
  stamp(): number
  /** Called once a turn: shows what has arrived. */
  beat(): void
}

/** Turns without anything happening after which nothing is to be expected any more. */
const QUIET_TURNS = 3
const MOST_TURNS = 5000

/**
 * Waits until nothing is on its way. Under fake timers it moves their clock by a few ms, since pusher-js sends with
 * `setTimeout(0)`; otherwise it never waits longer than what is under way takes.
 *
 * @throws Error when things go on for ever
 */
export async function settle({ busy, stamp, beat }: Settling): Promise<void> {
  let seen = -1
  for (let turns = 0, quiet = 0; quiet < QUIET_TURNS; turns++) {
    if (turns > MOST_TURNS) throw new Error(`settled(): something goes on without end after ${turns} turns.`)
    const clock = fakeClock()
    await clock?.tickAsync(1)
    await turn(clock !== undefined)
    beat()
    const now = stamp()
    quiet = busy() || now !== seen ? 0 : quiet + 1
    seen = now
  }
}
