import { expect, test, vi } from 'vitest'
import type { WorldMap } from '../../engines/map/index.ts'
import { pressKey } from './keys.ts'

function press(key: string, more: object = {}) {
  const map = {
    step: vi.fn(),
    zoom: vi.fn(),
    fit: vi.fn(),
    nearest: vi.fn<() => string | null>(() => 'bus-1'),
  }
  const open = vi.fn()
  const event = { key, ctrlKey: false, metaKey: false, altKey: false, ...more }
  return { used: pressKey(event, map as unknown as WorldMap, open), map, open }
}

test('arrows move the map, plus and minus zoom, 0 shows all, Enter opens the nearest', () => {
  expect(press('ArrowLeft').map.step.mock.calls).toEqual([[-90, 0]])
  expect(press('ArrowDown').map.step.mock.calls).toEqual([[0, 90]])
  expect(
    [press('+'), press('='), press('-'), press('_')].map(({ map }) => map.zoom.mock.calls[0]![0]),
  ).toEqual([1, 1, -1, -1])
  expect(press('0').map.fit).toHaveBeenCalledOnce()
  expect(press('Enter').open).toHaveBeenCalledWith('bus-1')
})

test('what belongs to the browser or to nobody is left alone', () => {
  const unused = [press('a'), press('+', { ctrlKey: true }), press('0', { metaKey: true }), press('Tab')]
  expect(unused.map(({ used }) => used)).toEqual([false, false, false, false])
  expect(unused.every(({ map }) => map.zoom.mock.calls.length + map.fit.mock.calls.length === 0)).toBe(true)
})
