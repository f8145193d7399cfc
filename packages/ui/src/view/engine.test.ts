import { describe, expect, it } from 'vitest'
import { createEngines, type Engine, type Use, use } from './engine.ts'

const element = (name: string) => ({ name }) as unknown as Element

function stage() {
  const heard: string[] = []
  const engine =
    (name: string): Engine<Element, number> =>
    (on, options) => {
      const at = `${name} on ${(on as unknown as { name: string }).name}`
      heard.push(`${at}: ${options}`)
      return {
        update: (next) => heard.push(`${at}: now ${next}`),
        destroy: () => heard.push(`${at}: ended`),
      }
    }
  const engines = createEngines()
  return {
    engine,
    engines,
    sync: (...wanted: [Element, Use][]) => engines.sync(new Map(wanted)),
    heard: () => heard.splice(0),
  }
}

describe('Engines on elements', () => {
  it('begin with an element, are told of other options alone, and end with it', () => {
    const { engine, sync, heard } = stage()
    const [canvas, chart] = [element('canvas'), engine('chart')]
    sync([canvas, use(chart, 1)])
    sync([canvas, use(chart, 1)])
    sync([canvas, use(chart, 2)])
    expect(heard()).toEqual(['chart on canvas: 1', 'chart on canvas: now 2'])
    sync()
    sync()
    expect(heard()).toEqual(['chart on canvas: ended'])
  })

  it('give way to another on the same element, and follow to another element, the old one first', () => {
    const { engine, sync, heard } = stage()
    const [a, b, chart, map] = [element('a'), element('b'), engine('chart'), engine('map')]
    sync([a, use(chart, 1)])
    sync([a, use(map, 1)])
    sync([b, use(map, 1)])
    expect(heard()).toEqual([
      'chart on a: 1',
      'chart on a: ended',
      'map on a: 1',
      'map on a: ended',
      'map on b: 1',
    ])
  })

  it('are all let go, and may come again', () => {
    const { engine, engines, sync, heard } = stage()
    const [a, b, chart] = [element('a'), element('b'), engine('chart')]
    const both: [Element, Use][] = [
      [a, use(chart, 1)],
      [b, use(chart, 2)],
    ]
    sync(...both)
    engines.destroy()
    engines.destroy()
    sync(...both)
    expect(heard()).toEqual([
      ...['chart on a: 1', 'chart on b: 2', 'chart on a: ended', 'chart on b: ended'],
      ...['chart on a: 1', 'chart on b: 2'],
    ])
  })

  it('may have nothing to be told or ended', () => {
    const { engines, sync } = stage()
    const [a, silent] = [element('a'), () => undefined]
    sync([a, use(silent, 1)])
    sync([a, use(silent, 2)])
    expect(() => engines.destroy()).not.toThrow()
  })
})
