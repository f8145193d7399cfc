import { afterEach, expect, it, vi } from 'vitest'
import { FIRST, readSettings, writeSettings } from './settings.ts'

afterEach(() => vi.unstubAllGlobals())

/** A host whose storage holds this. */
function store(text: string | null) {
  let kept = text
  vi.stubGlobal('localStorage', {
    getItem: () => kept,
    setItem: (_: string, value: string) => {
      kept = value
    },
  })
}

it('gives what was left, or what the page begins with', () => {
  store(null)
  expect(readSettings({ side: 'left' })).toEqual({ ...FIRST, side: 'left' })
  writeSettings({ ...FIRST, open: true, tab: 'stores', height: 0.7 })
  expect(readSettings({ side: 'left' })).toEqual({ ...FIRST, open: true, tab: 'stores', height: 0.7 })
})

it.each([
  'no JSON',
  '[]',
  '7',
  'null',
  '{"open":"yes","tab":"gone","side":3,"height":1e99,"width":null,"keep":0}',
])('takes nothing wrong from %s', (text) => {
  store(text)
  const { height, ...rest } = readSettings()
  expect(rest).toEqual({ ...FIRST, height: undefined })
  expect(height).toBeLessThanOrEqual(0.95)
})

it('goes on where nothing can be stored', () => {
  vi.stubGlobal('localStorage', undefined)
  expect(readSettings()).toEqual(FIRST)
  expect(() => writeSettings(FIRST)).not.toThrow()
})
