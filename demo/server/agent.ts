import { cpus, freemem, totalmem } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'

/** What this machine was doing at one moment. */
export interface Sample {
  at: number
  /** Share of all processors' time that was used since the sample before, in percent. */
  cpu: number
  /** Share of the memory in use, in percent. */
  memory: number
  /** How late the demo server's event loop was at worst (99th percentile) since the sample before, in ms. */
  delay: number
}

interface Times {
  busy: number
  total: number
}

/** Measures this machine every `interval` milliseconds; returns the way to stop. */
export function startAgent(interval: number, onSample: (sample: Sample) => void): () => void {
  const resolution = 10
  const loop = monitorEventLoopDelay({ resolution })
  loop.enable()
  let before = processorTimes()
  const timer = setInterval(() => {
    const now = processorTimes()
    const cpu = usedBetween(before, now)
    before = now
    const delay = Math.max(0, loop.percentile(99) / 1e6 - resolution)
    loop.reset()
    onSample({ at: Date.now(), cpu: tenths(cpu), memory: tenths(usedMemory()), delay: tenths(delay) })
  }, interval)
  return () => {
    clearInterval(timer)
    loop.disable()
  }
}

function processorTimes(): Times {
  let busy = 0
  let total = 0
  for (const { times } of cpus()) {
    const all = times.user + times.nice + times.sys + times.irq + times.idle
    total += all
    busy += all - times.idle
  }
  return { busy, total }
}

/** The clock of the processors is coarse: two readings may be equal, or the idle time step back a tick. */
function usedBetween(before: Times, now: Times): number {
  const total = now.total - before.total
  if (total <= 0) return 0
  return Math.min(100, Math.max(0, ((now.busy - before.busy) / total) * 100))
}

const usedMemory = () => (1 - freemem() / totalmem()) * 100

const tenths = (value: number) => Math.round(value * 10) / 10
