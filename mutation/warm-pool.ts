import {
  type PoolOptions,
  type PoolRunnerInitializer,
  type PoolWorker,
  ThreadsPoolWorker,
  type WorkerRequest,
} from 'vitest/node'

/** A thread that has run so often begins anew: whatever its tests left behind ends with it. */
const RUNS = 60

type Callback = (told: unknown) => void

/** The thread that waits for the next change, with all modules loaded. */
let waiting: { thread: ThreadsPoolWorker; runs: number } | undefined

/**
 * Most changes lie in functions, and can be switched on in modules that are loaded: to start a thread and read them all
 * again for each of thousands of changes takes ten times as long. So the thread of one change is kept for the next. A change
 * in what runs at the loading of a module has a thread of its own, as Vitest does it.
 */
class WarmWorker implements PoolWorker {
  readonly name = 'warm'
  readonly #thread: ThreadsPoolWorker
  readonly #warm: boolean
  readonly #isNew: boolean
  readonly #runs: number
  #heard: [event: string, callback: Callback][] = []
  #isRunning = false
  #isKept = false

  constructor(options: PoolOptions) {
    const { mode, mutantActivation } = options.project.getProvidedContext() as unknown as Record<
      string,
      string
    >
    this.#warm = mode !== 'mutant' || mutantActivation === 'runtime'
    const kept = this.#warm ? waiting : undefined
    if (kept) waiting = undefined
    this.#isNew = !kept
    this.#runs = kept?.runs ?? 0
    this.#thread = kept?.thread ?? new ThreadsPoolWorker(options)
  }

  async start() {
    if (this.#isNew) await this.#thread.start()
  }

  on(event: string, callback: Callback) {
    this.#heard.push([event, callback])
    this.#thread.on(event, callback)
  }

  off(event: string, callback: Callback) {
    this.#heard = this.#heard.filter((one) => one[0] !== event || one[1] !== callback)
    this.#thread.off(event, callback)
  }

  deserialize(data: unknown) {
    return this.#thread.deserialize(data)
  }

  send(message: WorkerRequest) {
    if (!this.#warm) return this.#thread.send(message)
    switch (message.type) {
      case 'start': {
        // The thread forgets no module between two files.
        const config = { ...message.context.config, isolate: false }
        return this.#thread.send({ ...message, context: { ...message.context, config } })
      }
      case 'run':
        this.#follow()
        return this.#thread.send(message)
      case 'stop':
        if (this.#runs >= RUNS) return this.#thread.send(message)
        this.#isKept = true
        if (!this.#isRunning) queueMicrotask(() => this.#tellStopped())
        return
      default:
        this.#thread.send(message)
    }
  }

  async stop() {
    for (const [event, callback] of this.#heard.splice(0)) this.#thread.off(event, callback)
    if (this.#isKept && !waiting) waiting = { thread: this.#thread, runs: this.#runs + 1 }
    else await this.#thread.stop()
  }

  /** A thread is kept once the run that it is in has ended, which may be after it was told to stop. */
  #follow() {
    this.#isRunning = true
    const over: Callback = (told) => {
      if ((told as { type?: string } | null)?.type !== 'testfileFinished') return
      this.#isRunning = false
      this.#thread.off('message', over)
      if (this.#isKept) this.#tellStopped()
    }
    this.#thread.on('message', over)
  }

  #tellStopped() {
    const told = { __vitest_worker_response__: true, type: 'stopped' }
    for (const [event, callback] of this.#heard) if (event === 'message') callback(told)
  }
}

/** What Vitest takes in the place of its own threads. */
export const warmPool: PoolRunnerInitializer = {
  name: 'warm',
  createPoolWorker: (options) => new WarmWorker(options),
}
