import { describe, expect, it, vi } from 'vitest'
import { mergeRoot } from './merge.ts'

const event = { defaultPrevented: false }
type Run = (told: object) => void

describe('What an application gives an element of a component', () => {
  it('counts, but for what is undefined', () => {
    const symbol = Symbol('attach')
    const ours = { id: 'ours', role: 'list', hidden: undefined }
    expect(mergeRoot(ours, { id: 'theirs', role: undefined, hidden: true, [symbol]: 1 })).toEqual({
      id: 'theirs',
      role: 'list',
      hidden: true,
      [symbol]: 1,
    })
    expect(ours).toEqual({ id: 'ours', role: 'list', hidden: undefined })
  })

  it('is added to our classes and styles, as texts, as records, or side by side', () => {
    expect(mergeRoot({ class: 'ck-a' }, { class: 'mine' })).toEqual({ class: 'ck-a mine' })
    expect(mergeRoot({ className: 'ck-a' }, { className: 'mine' })).toEqual({ className: 'ck-a mine' })
    expect(mergeRoot({ style: 'color: red' }, { style: 'top: 0' })).toEqual({ style: 'color: red; top: 0' })
    expect(mergeRoot({ style: { color: 'red', top: 0 } }, { style: { top: 1 } })).toEqual({
      style: { color: 'red', top: 1 },
    })
    expect(mergeRoot({ class: 'ck-a' }, { class: ['b', { c: true }] })).toEqual({
      class: ['ck-a', ['b', { c: true }]],
    })
    expect(mergeRoot({ class: 'ck-a' }, { class: null })).toEqual({ class: 'ck-a' })
    // Where we say none, theirs stands alone.
    expect(mergeRoot({ class: null }, { class: 'mine' })).toEqual({ class: 'mine' })
  })

  it('hears an event first, one after the other, and may keep it from us', () => {
    const heard: string[] = []
    const ours = { onclick: () => heard.push('ours') }
    const theirs = [() => heard.push('a'), () => heard.push('b')]
    ;(mergeRoot(ours, { onclick: theirs }).onclick as Run)(event)
    expect(heard).toEqual(['a', 'b', 'ours'])
    ;(mergeRoot(ours, { onclick: theirs[0] }).onclick as Run)({ defaultPrevented: true })
    expect(heard).toEqual(['a', 'b', 'ours', 'a'])
  })

  it('does not keep an event from us by throwing, or by being no handler', () => {
    const onclick = vi.fn()
    const broken = () => {
      throw new Error('theirs')
    }
    const merged = mergeRoot({ onclick }, { onclick: broken }).onclick as Run
    expect(() => merged(event)).toThrow('theirs')
    expect(onclick).toHaveBeenCalledOnce()
    for (const none of [null, 'alert()', 1])
      expect(mergeRoot({ onclick }, { onclick: none })).toEqual({ onclick })
  })
})
