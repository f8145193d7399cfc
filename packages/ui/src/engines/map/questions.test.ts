import { expect, test } from 'vitest'
import { toScreen } from './camera/camera.ts'
import { questions } from './questions.ts'
import { testContext } from './test-context.ts'

test('a map says what it knows of its markers, and nothing of others', () => {
  const { context, put } = testContext()
  put('a', 52.5, 13.4)
  put('b', 40, 20)
  context.navigation.jump({ x: 0.5 + 13.4 / 360, y: 0.33, zoom: 6 })
  const ask = questions(context, (x, y) => toScreen(context.navigation.camera, context.size, x, y))
  expect(ask.marker('a')).toMatchObject({ name: 'a', heading: null, color: '', at: 0 })
  expect(ask.marker('a')!.lat).toBeCloseTo(52.5)
  expect(ask.place('a')!.x).toBeCloseTo(400)
  expect([ask.has('a'), ask.has('z'), ask.marker('z'), ask.place('z')]).toEqual([true, false, null, null])
  expect(ask.nearest()).toBe('a')
  expect(ask.inView()).toEqual(['a'])
  context.fleet.remove('a')
  context.fleet.remove('b')
  expect([ask.nearest(), ask.inView()]).toEqual([null, []])
})
