import { describe, expect, it } from 'vitest'
import { createRoutes, type EventMeta } from './routes.ts'

function setUp() {
  const log: string[] = []
  const routes = createRoutes(
    (run) => {
      try {
        run()
      } catch (error) {
        log.push(String(error))
      }
    },
    (event) => log.push(`first ${event}`),
    (event) => log.push(`last ${event}`),
    (event, need) => log.push(`${event} at ${need && 'rate' in need ? need.rate : 'all'}`),
  )
  const deliver = (event: string) => routes.deliver(0, { event } as EventMeta<unknown, string>)
  return { log, routes, deliver, note: (what: string) => () => void log.push(what) }
}

describe('routes', () => {
  it('ask for an event with its first handler, and give it up with its last', () => {
    const { log, routes, note } = setUp()
    const a = routes.add('n', note('a'))
    const b = routes.add('n', note('b'), true)
    expect(routes.events()).toEqual(['n'])
    a()
    a()
    expect(log).toEqual(['first n'])
    b()
    expect([log, routes.events()]).toEqual([['first n', 'last n'], []])
  })

  it('deliver to handlers first, then to folds, each in the order in which they came, though one throws', () => {
    const { log, routes, deliver, note } = setUp()
    routes.add('n', note('fold'), true)
    routes.add('n', () => {
      throw new Error('mine')
    })
    routes.add('n', note('b'))
    deliver('n')
    deliver('other')
    expect(log).toEqual(['first n', 'Error: mine', 'b', 'fold'])
  })

  it('call nobody who left during the delivery, nor who came during it', () => {
    const { log, routes, deliver, note } = setUp()
    routes.add('n', () => {
      leave()
      routes.add('n', note('late'))
    })
    const leave = routes.add('n', note('gone'))
    deliver('n')
    expect(log).toEqual(['first n'])
  })

  it('keep the same function given twice apart', () => {
    const { log, routes, deliver, note } = setUp()
    const same = note('same')
    routes.add('n', same)()
    const stop = routes.add('n', same)
    routes.add('n', same)
    stop()
    deliver('n')
    expect(log.filter((one) => one === 'same')).toHaveLength(1)
  })

  it('ask for an event as often as whoever wants it most often, and say so when that changes', () => {
    const { log, routes, note } = setUp()
    const at = (rate: number) => ({ by: null, rate, merge: false })
    const slow = routes.add('n', note('slow'), true, at(1))
    expect([routes.need('n'), log]).toEqual([at(1), ['first n', 'n at 1']])
    const fast = routes.add('n', note('fast'), true, at(5))
    const same = routes.add('n', note('same'), true, at(5))
    const all = routes.add('n', note('all'))
    expect(routes.need('n')).toBeNull()
    all()
    same()
    fast()
    slow()
    expect(log.slice(2)).toEqual(['n at 5', 'n at all', 'n at 5', 'n at 1', 'last n'])
    expect(routes.need('n')).toBeNull()
  })

  it('deliver what was thinned only to those for whom it is enough, and say to them how much is missing', () => {
    const { routes } = setUp()
    const heard: unknown[] = []
    const note = (who: string) => (_: unknown, __: unknown, skipped?: number) =>
      void heard.push([who, skipped])
    routes.add('n', note('handler'))
    routes.add('n', note('feed'), true, { last: 5 })
    routes.add('n', note('longer'), true, { last: 50 })
    routes.add('n', note('all'), true)
    const meta = { event: 'n' } as EventMeta
    routes.deliver(0, meta, { skipped: 7, need: { last: 5 } })
    expect(heard.splice(0)).toEqual([['feed', 7]])
    routes.deliver(0, meta, { skipped: 0, need: null })
    expect(heard).toEqual([
      // A handler gets what it says that it takes, and no more.
      ['handler', undefined],
      ...[
        ['feed', 0],
        ['longer', 0],
        ['all', 0],
      ],
    ])
  })

  it('say what is enough for all, whenever that changes', () => {
    const said: unknown[] = []
    const routes = createRoutes(
      (run) => run(),
      () => {},
      () => {},
      (event, need) => void said.push([event, need]),
    )
    const five = routes.add('n', () => {}, true, { last: 5 })
    routes.add('n', () => {}, true, { last: 3 })
    const all = routes.add('n', () => {})
    all()
    five()
    expect([routes.need('n'), routes.need('other')]).toEqual([{ last: 3 }, null])
    expect(said).toEqual([{ last: 5 }, null, { last: 5 }, { last: 3 }].map((need) => ['n', need]))
  })
})
