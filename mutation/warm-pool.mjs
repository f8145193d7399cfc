import { ThreadsPoolWorker } from 'vitest/node'

/** A thread that has run so often begins anew: whatever its tests left behind ends with it. */
const RUNS = 60

/** The thread that waits for the next change, with all modules loaded, and how often it has run. */
let waiting
const ended = (thread) => ({ __vitest_worker_response__: true, type: 'stopped', thread })

/**
 * Most changes lie in functions, and can be switched on in modules that are loaded: what starts a thread and reads them all
 * again for each of thousands of changes takes ten times as long. So the thread of one change is kept for the next. A change
 * in what runs at the loading of a module has a thread of its own, as Vitest does it.
 */
class WarmWorker extends ThreadsPoolWorker {
  name = 'warm'
  #heard = []
  #running = false
  #stopping = false

  constructor(options) {
    super(options)
    const given = options.project.getProvidedContext()
    this.warm = given.mode !== 'mutant' || given.mutantActivation === 'runtime'
  }

  async start() {
    if (this.warm && waiting) {
      this._thread = waiting.thread
      this.runs = waiting.runs
      waiting = undefined
      return
    }
    this.runs = 0
    await super.start()
    this._thread.setMaxListeners(0)
  }

  on(event, callback) {
    this.#heard.push([event, callback])
    super.on(event, callback)
  }

  send(message) {
    if (!this.warm) return super.send(message)
    if (message?.type === 'start')
      return super.send({
        ...message,
        context: { ...message.context, config: { ...message.context.config, isolate: false } },
      })
    if (message?.type === 'run') {
      this.#running = true
      const over = (answer) => {
        if (answer?.type !== 'testfileFinished') return
        this.#running = false
        this._thread?.off('message', over)
        if (this.#stopping) this.#tellStopped()
      }
      this._thread.on('message', over)
    }
    if (message?.type === 'stop' && this.runs < RUNS) {
      this.#stopping = true
      if (!this.#running) queueMicrotask(() => this.#tellStopped())
      return
    }
    super.send(message)
  }

  #tellStopped() {
    for (const [event, callback] of this.#heard) if (event === 'message') callback(ended())
  }

  async stop() {
    if (!this.#stopping) return super.stop()
    for (const [event, callback] of this.#heard) this._thread.off(event, callback)
    if (waiting) return super.stop()
    waiting = { thread: this._thread, runs: this.runs + 1 }
    this._thread = undefined
  }
}

/** What Vitest asks for threads. */
export const warmPool = { name: 'warm', createPoolWorker: (options) => new WarmWorker(options) }
