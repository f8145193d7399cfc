import { describe, expect, it } from 'vitest'
import { use } from './engine.ts'
import { bdi, el, isVoid, slot } from './node.ts'

describe('A tree of data', () => {
  it('says what an element is, and keeps what is for the binding apart from attributes', () => {
    const engine = use((_: HTMLElement, __: number) => undefined, 1)
    const node = el('div', { key: 'a', use: engine, of: { id: 1 }, still: true, 'aria-busy': true, id: 'x' })
    expect(node).toEqual({
      tag: 'div',
      key: 'a',
      props: { 'aria-busy': 'true', id: 'x' },
      children: [],
      use: engine,
      of: { id: 1 },
      still: true,
    })
    expect(el('div', { use: false })).toMatchObject({ use: undefined, key: undefined, still: false })
  })

  it('has texts for all that is a text, and nothing where a condition did not hold', () => {
    const inner = el('b', {})
    const filled = slot('member', 7, 'ours')
    expect(el('p', {}, 'a', 0, '', false, undefined, null, inner, filled).children).toEqual([
      ...['a', '0', '', null, null, null],
      inner,
      filled,
    ])
    // What an application gives for a text may be anything.
    expect(el('p', {}, [1, 2] as never, {} as never).children).toEqual(['1,2', '[object Object]'])
  })

  it('has places for the application, with what stands there otherwise', () => {
    expect(slot('member', { id: 1 }, 'Ann', false)).toEqual({
      slot: 'member',
      key: undefined,
      data: { id: 1 },
      children: ['Ann', null],
    })
    expect(bdi('Ann')).toMatchObject({ tag: 'bdi', children: ['Ann'] })
  })

  it('knows which elements have no end', () => {
    expect(['img', 'input', 'br'].map(isVoid)).toEqual([true, true, true])
    expect(['div', 'canvas', 'image'].map(isVoid)).toEqual([false, false, false])
  })
})
