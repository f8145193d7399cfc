import { describe, expect, it, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { createLife } from '../life.ts'
import { lazySource } from './lazy.ts'
import type { Dispatch, Source, SourceHappening } from './source.ts'

/** A source that writes down what it is asked. */
function listening() {
  const asked: unknown[][] = []
  const names =
    'connect disconnect retry check subscribe unsubscribe bind unbind send watch signIn destroy'.split(' ')
  let dispatch: Dispatch = () => {}
  const methods = names.map((name) => [
    name,
    (...args: unknown[]) => {
      asked.push([name, ...args])
      return true
    },
  ])
  const source = {
    ...Object.fromEntries(methods),
    start(to: Dispatch) {
      dispatch = to
    },
  } as Source
  return { source, asked, tell: (happening: SourceHappening) => dispatch(happening) }
}

function setUp() {
  const real = listening()
  const life = createLife()
  const heard: SourceHappening[] = []
  let settle: { resolve(source: Source): void; reject(cause: unknown): void }
  const open = vi.fn(
    () =>
      new Promise<Source>((resolve, reject) => {
        settle = { resolve, reject }
      }),
  )
  const source = lazySource(open, systemClock, life)
  source.start((happening) => void heard.push(happening))
  return {
    ...real,
    life,
    heard,
    open,
    lazy: source,
    arrive: () => settle.resolve(real.source),
    fail: (cause: unknown) => settle.reject(cause),
  }
}
const turn = () =>
  new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(() => queueMicrotask(resolve))))

describe('a source that is loaded later', () => {
  it('loads nothing before it has to connect, and then once; what was asked is asked in order', async () => {
    const { lazy, open, arrive, asked, heard } = setUp()
    lazy.subscribe('a')
    lazy.bind('a', 'n')
    expect([open.mock.calls.length, lazy.send('a', 'client-n', 1)]).toEqual([0, false])
    lazy.check()
    lazy.connect()
    lazy.retry()
    expect(open).toHaveBeenCalledOnce()
    expect(heard).toMatchObject([{ type: 'connection', state: 'connecting' }])
    arrive()
    await turn()
    expect(asked).toEqual([['subscribe', 'a'], ['bind', 'a', 'n'], ['connect'], ['retry']])
    expect(lazy.send('a', 'client-n', 1)).toBe(true)
    expect(asked.at(-1)).toEqual(['send', 'a', 'client-n', 1])
  })

  it('says that it is closed when it is closed while it loads, and why it could not be loaded, and tries again', async () => {
    const { lazy, open, fail, heard } = setUp()
    lazy.disconnect()
    expect(heard).toEqual([])
    lazy.connect()
    lazy.disconnect()
    expect(heard.at(-1)).toMatchObject({ type: 'connection', state: 'disconnected' })
    fail(new Error('offline'))
    await turn()
    expect(heard.slice(-2)).toMatchObject([
      { type: 'connection-error', error: { code: 'load-failed' } },
      { type: 'connection', state: 'failed' },
    ])
    lazy.retry()
    expect(open).toHaveBeenCalledTimes(2)
  })

  it('is never started once the kit has ended', async () => {
    const { lazy, life, arrive, asked, heard } = setUp()
    lazy.connect()
    life.end()
    arrive()
    await turn()
    lazy.subscribe('a')
    expect([asked, heard.length]).toEqual([[], 1])
  })

  it('is told of a past that nobody keeps, before it is there and where it keeps none', async () => {
    const { lazy, arrive, heard } = setUp()
    const none = (ask: number) => expect.objectContaining({ type: 'past', channel: 'a', ask, events: null })
    lazy.past?.('a', 1, { last: 5 })
    expect(heard).toEqual([none(1)])
    lazy.connect()
    arrive()
    await turn()
    lazy.past?.('a', 2, { last: 5 })
    expect(heard.at(-1)).toEqual(none(2))
  })

  it('signs nobody in who asked for it before somebody else came, and forgets nothing else', async () => {
    const { lazy, arrive, asked } = setUp()
    lazy.signIn()
    lazy.subscribe('a')
    lazy.renew()
    lazy.connect()
    arrive()
    await turn()
    expect(asked).toEqual([['subscribe', 'a'], ['connect']])
  })

  it('says nothing of a line that nobody opened, and is opened once more after it was closed', async () => {
    const { lazy, heard, open, arrive, asked } = setUp()
    lazy.unsubscribe('a')
    lazy.disconnect()
    expect([heard, open.mock.calls]).toEqual([[], []])
    lazy.connect()
    lazy.subscribe('b')
    expect(heard).toHaveLength(1)
    arrive()
    await turn()
    expect(asked.map(([name]) => name)).toEqual(['unsubscribe', 'disconnect', 'connect', 'subscribe'])
  })

  it('says what could not be loaded', async () => {
    const { lazy, fail, heard } = setUp()
    lazy.connect()
    fail(new Error('gone'))
    await turn()
    expect(heard.at(-2)).toMatchObject({
      error: { message: expect.stringMatching(/^The code that connects could not be loaded: Error: gone\./) },
    })
  })
})

it('a source that is there already is asked at once, and neither asked nor heard once the kit has ended', () => {
  const { source, asked, tell } = listening()
  const life = createLife()
  const heard: SourceHappening[] = []
  const front = lazySource(async () => source, systemClock, life, source)
  front.start((happening) => void heard.push(happening))
  front.subscribe('a')
  tell({ type: 'subscribed', at: 1, channel: 'a' })
  life.end()
  front.unsubscribe('a')
  tell({ type: 'subscribed', at: 2, channel: 'a' })
  front.destroy()
  expect([asked, heard.length]).toEqual([[['subscribe', 'a'], ['destroy']], 1])
})
