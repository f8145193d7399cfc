import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from './clock.ts'
import { createFrames, hostFrame } from './frames.ts'

/** Frames run by hand, and a job that writes down what is done to it. */
function setUp() {
  const due: (() => void)[] = []
  const frames = createFrames(
    (run) => {
      due.push(run)
      return () => void due.splice(due.indexOf(run), 1)
    },
    (run) => run(),
  )
  const log: string[] = []
  const job = (name: string, notify = () => {}) => ({
    stage: () => void log.push(`stage ${name}`),
    notify() {
      log.push(`notify ${name}`)
      notify()
    },
  })
  return { frames, due, log, job, frame: () => due.shift()?.() }
}

describe('frames', () => {
  it('commit after a quiet frame in the next microtask: all are staged before any is told', async () => {
    const { frames, log, job } = setUp()
    frames.mark(job('a'))
    frames.mark(job('b'))
    expect(log).toEqual([])
    await Promise.resolve()
    expect(log).toEqual(['stage a', 'stage b', 'notify a', 'notify b'])
  })

  it('let what follows wait for the next frame, each job once', async () => {
    const { frames, log, job, frame } = setUp()
    const a = job('a')
    frames.mark(a)
    await Promise.resolve()
    for (let n = 0; n < 3; n++) frames.mark(a)
    await Promise.resolve()
    expect(log).toHaveLength(2)
    frame()
    expect(log).toEqual(['stage a', 'notify a', 'stage a', 'notify a'])
  })

  it('take in at their start what waits, show it with their commit, and come again while something is left', () => {
    const { frames, log, job, frame, due } = setUp()
    let left = 2
    expect(frames.quiet).toBe(true)
    frames.next(() => {
      frames.mark(job(`${left}`))
      return --left > 0
    })
    expect(frames.quiet).toBe(false)
    frame()
    expect(log).toEqual(['stage 2', 'notify 2'])
    frame()
    expect(log.slice(2)).toEqual(['stage 1', 'notify 1'])
    frame()
    expect([frames.quiet, due.length]).toEqual([true, 0])
  })

  it('take all in when they are flushed, and what throws is asked again', () => {
    const { frames, log, job, frame } = setUp()
    const asked: boolean[] = []
    frames.next((all) => {
      asked.push(all)
      frames.mark(job('a'))
      return false
    })
    frames.flush()
    expect([asked, log]).toEqual([[true], ['stage a', 'notify a']])
    let fails = true
    frames.next(() => {
      if (fails) throw new Error('mine')
      asked.push(false)
      return false
    })
    expect(frame).toThrow('mine')
    fails = false
    frames.flush()
    expect(asked).toEqual([true, false])
  })

  it('are quiet again after a frame in which nothing came', async () => {
    const { frames, log, job, frame, due } = setUp()
    frames.mark(job('a'))
    await Promise.resolve()
    frame()
    expect(due).toHaveLength(0)
    frames.mark(job('b'))
    await Promise.resolve()
    expect(log.slice(2)).toEqual(['stage b', 'notify b'])
  })

  it('take what is marked while they tell into the next frame', async () => {
    const { frames, log, job, frame } = setUp()
    const b = job('b')
    frames.mark(job('a', () => frames.mark(b)))
    await Promise.resolve()
    expect(log).toEqual(['stage a', 'notify a'])
    frame()
    expect(log.slice(2)).toEqual(['stage b', 'notify b'])
  })

  it('commit at once when flushed, count the stores, and nothing once destroyed', async () => {
    const { frames, log, job, due } = setUp()
    const commits: number[] = []
    frames.onCommit.add((stores) => commits.push(stores))
    frames.flush()
    frames.mark(job('a'))
    frames.mark(job('b'))
    frames.flush()
    expect([log.length, commits, due.length]).toEqual([4, [2], 1])
    await Promise.resolve()
    frames.mark(job('c'))
    frames.destroy()
    await Promise.resolve()
    expect([log.length, commits, due.length]).toEqual([4, [2], 0])
  })
})

describe('the host’s frame', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('is a timer of 16 ms where there are none, and can be cancelled', () => {
    const run = vi.fn()
    hostFrame(systemClock)(run)
    vi.advanceTimersByTime(15)
    expect(run).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(run).toHaveBeenCalledOnce()
    hostFrame(systemClock)(run)()
    vi.advanceTimersByTime(100)
    expect(run).toHaveBeenCalledOnce()
  })

  it('is the animation frame, or 250 ms in a tab that gets none; once', () => {
    let next = () => {}
    const cancelled: number[] = []
    vi.stubGlobal('requestAnimationFrame', (run: () => void) => {
      next = run
      return 7
    })
    vi.stubGlobal('cancelAnimationFrame', (id: number) => cancelled.push(id))
    const run = vi.fn()
    hostFrame(systemClock)(run)
    next()
    expect([run.mock.calls.length, vi.getTimerCount()]).toEqual([1, 0])
    hostFrame(systemClock)(run)
    vi.advanceTimersByTime(249)
    expect(run).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(1)
    expect(run).toHaveBeenCalledTimes(2)
    expect(cancelled).toContain(7)
  })
})
