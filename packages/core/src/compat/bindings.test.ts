import { beforeEach, describe, expect, it } from 'vitest'
import { type Bindings, binders, createBindings } from './bindings.ts'

let heard: string[]
let thrown: unknown[]
let changes: number
let bindings: Bindings
beforeEach(() => {
  heard = []
  thrown = []
  changes = 0
  const guard = (run: () => void) => {
    try {
      run()
    } catch (error) {
      thrown.push(error)
    }
  }
  bindings = createBindings(guard, () => void changes++)
})
const hears = (name: string) => (data: unknown) => void heard.push(`${name} ${data}`)
const after = (change: () => void) => {
  change()
  heard = []
  bindings.emit('a', 1)
  bindings.emit('b', 2)
  bindings.emitAll('c', 3)
  return heard
}

describe('handlers by event', () => {
  it('are called by their event alone, in the order in which they were bound, as often as they were', () => {
    const one = hears('one')
    bindings.bind('a', one)
    bindings.bind('b', hears('two'))
    bindings.bind('a', one)
    bindings.bind(null, hears('all'))
    expect(after(() => {})).toEqual(['one 1', 'one 1', 'two 2', 'all c'])
    expect(changes).toBe(4)
  })

  it('get their context and all that was told', () => {
    const calls: unknown[] = []
    const context = {}
    function run(this: unknown, ...args: unknown[]) {
      calls.push([this === context, args])
    }
    bindings.bind('a', run, context)
    bindings.bind(null, run, context)
    bindings.emit('a', 1, { user_id: 'ann' })
    bindings.emitAll('b', 2)
    expect(calls).toEqual([
      [true, [1, { user_id: 'ann' }]],
      [true, ['b', 2]],
    ])
  })

  it('go by any part of what was bound: event, function and context', () => {
    const [one, two] = [hears('one'), hears('two')]
    const [here, there] = [{}, {}]
    const bound = () => {
      bindings.unbind()
      bindings.bind('a', one, here)
      bindings.bind('a', two, there)
      bindings.bind('b', one, there)
      bindings.bind(null, two)
    }
    const without = (...part: Parameters<Bindings['unbind']>) => {
      bound()
      return after(() => bindings.unbind(...part))
    }
    expect(without('a')).toEqual(['one 2', 'two c'])
    expect(without('a', two)).toEqual(['one 1', 'one 2', 'two c'])
    expect(without('a', null, here)).toEqual(['two 1', 'one 2', 'two c'])
    expect(without(null, one)).toEqual(['two 1', 'two c'])
    expect(without(undefined, null, there)).toEqual(['one 1', 'two c'])
    expect(without('a', one, there)).toEqual(['one 1', 'two 1', 'one 2', 'two c'])
    expect(without('')).toEqual(['one 1', 'two 1', 'one 2'])
    expect(without('', one)).toEqual(['one 1', 'two 1', 'one 2', 'two c'])
    expect(without()).toEqual([])
  })

  it('are told of by event, and by function', () => {
    const one = hears('one')
    expect(bindings.events()).toEqual([])
    bindings.bind('a', one)
    bindings.bind('a', one)
    bindings.bind('b', one)
    bindings.bind(null, hears('all'))
    expect(bindings.events()).toEqual(['a', 'b'])
    expect([bindings.has('a'), bindings.has('c'), bindings.has(null)]).toEqual([true, false, true])
    expect([bindings.has('a', one), bindings.has(null, one)]).toEqual([true, false])
    bindings.unbind('')
    expect(bindings.has(null)).toBe(false)
  })

  it('stop nobody else when one throws, nor when one is unbound in the middle', () => {
    const last = hears('last')
    bindings.bind('a', () => {
      throw new Error('broken')
    })
    bindings.bind('a', () => bindings.unbind('a', last))
    bindings.bind('a', last)
    bindings.emit('a', 1)
    expect([heard, thrown]).toEqual([['last 1'], [new Error('broken')]])
    expect(after(() => {})).toEqual([])
  })
})

describe('the methods that bind', () => {
  it('return what has them', () => {
    const own = {}
    const { bind, unbind, bind_global, unbind_global, unbind_all } = binders(bindings, () => own)
    const [one, all] = [hears('one'), hears('all')]
    expect(after(() => expect(bind('a', one)).toBe(own))).toEqual(['one 1'])
    expect(after(() => expect(bind_global(all)).toBe(own))).toEqual(['one 1', 'all c'])
    expect(after(() => expect(unbind('a', all)).toBe(own))).toEqual(['one 1', 'all c'])
    expect(after(() => expect(unbind('a', one, {})).toBe(own))).toEqual(['one 1', 'all c'])
    expect(after(() => expect(unbind_global(one)).toBe(own))).toEqual(['one 1', 'all c'])
    expect(after(() => expect(unbind_global()).toBe(own))).toEqual(['one 1'])
    expect(after(() => expect(unbind_all()).toBe(own))).toEqual([])
  })

  it('bind with a context', () => {
    const context = {}
    const { bind, unbind } = binders(bindings, () => 0)
    const one = hears('one')
    bind('a', one, context)
    expect(after(() => unbind('a', one, {}))).toEqual(['one 1'])
    expect(after(() => unbind('a', one, context))).toEqual([])
  })
})
