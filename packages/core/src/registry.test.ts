import { afterEach, expect, it, vi } from 'vitest'
import { createRegistry } from './registry.ts'

afterEach(() => vi.unstubAllGlobals())

it('what is asked for by the same key is made once', () => {
  const registry = createRegistry<object>()
  const create = vi.fn(() => ({}))
  const made = registry.get('a', create)
  expect(registry.get('a', create)).toBe(made)
  expect(registry.get('b', create)).not.toBe(made)
  expect(create).toHaveBeenCalledTimes(2)
})

it('what nobody holds any more is made anew', () => {
  let held: object | undefined
  vi.stubGlobal(
    'WeakRef',
    class {
      constructor(of: object) {
        held = of
      }
      deref = () => held
    },
  )
  const registry = createRegistry<object>()
  const made = registry.get('a', () => ({}))
  held = undefined
  expect(registry.get('a', () => ({}))).not.toBe(made)
})

it('a host without weak references keeps everything', () => {
  vi.stubGlobal('WeakRef', undefined)
  vi.stubGlobal('FinalizationRegistry', undefined)
  const registry = createRegistry<object>()
  const made = registry.get('a', () => ({}))
  expect(registry.get('a', () => ({}))).toBe(made)
})

it('the key of what was collected is forgotten, unless something new goes by it', () => {
  const refs = new Map<object, object | undefined>()
  let collect: (key: string) => void = () => {}
  vi.stubGlobal(
    'WeakRef',
    class {
      constructor(private of: object) {
        refs.set(of, of)
      }
      deref() {
        return refs.get(this.of)
      }
    },
  )
  vi.stubGlobal(
    'FinalizationRegistry',
    class {
      constructor(run: (key: string) => void) {
        collect = run
      }
      register() {}
    },
  )
  const registry = createRegistry<object>()
  const first = registry.get('a', () => ({}))
  refs.set(first, undefined)
  const second = registry.get('a', () => ({}))
  collect('a')
  expect(registry.get('a', () => ({}))).toBe(second)
})

it('of what was collected nothing stays: neither is it asked again, nor does a key that is gone matter', () => {
  const asked: unknown[] = []
  let gone = false
  let collect: (key: string) => void = () => {}
  vi.stubGlobal(
    'WeakRef',
    class {
      constructor(private of: object) {}
      deref() {
        asked.push(this.of)
        return gone ? undefined : this.of
      }
    },
  )
  vi.stubGlobal(
    'FinalizationRegistry',
    class {
      constructor(run: (key: string) => void) {
        collect = run
      }
      register() {}
    },
  )
  const registry = createRegistry<object>()
  registry.get('a', () => ({}))
  gone = true
  collect('a')
  collect('never there')
  asked.length = 0
  registry.get('a', () => ({}))
  expect(asked).toEqual([])
})

it('a host that tells of no collection shares all the same', () => {
  vi.stubGlobal('FinalizationRegistry', undefined)
  const registry = createRegistry<object>()
  const made = registry.get('a', () => ({}))
  expect(registry.get('a', () => ({}))).toBe(made)
})
