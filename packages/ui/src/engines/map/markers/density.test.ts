import { expect, test } from 'vitest'
import { testContext } from '../test-context.ts'
import { createDensity } from './density.ts'

function setup(count: number) {
  const { context, put } = testContext()
  context.navigation.jump({ x: 0.5, y: 0.5, zoom: 4 })
  for (let i = 0; i < count; i++) put(`${i}`, (i % 20) - 10, (i % 30) - 15)
  return { context, put }
}

test('from so many in view on they are put together, with slack for those that go in and out', () => {
  const { context } = setup(201)
  const density = createDensity()
  const update = (from?: number | false) =>
    density.update(context.fleet, context.navigation.camera, context.size, from)
  update()
  expect(density.clustered).toBe(true)
  for (let i = 200; i > 165; i--) context.fleet.remove(`${i}`)
  update()
  expect(density.clustered).toBe(true)
  for (let i = 165; i > 150; i--) context.fleet.remove(`${i}`)
  update()
  expect(density.clustered).toBe(false)
})

test('never, where the owner says so; and where they are out of view there is nothing to put together', () => {
  const { context } = setup(300)
  const density = createDensity()
  density.update(context.fleet, context.navigation.camera, context.size, false)
  expect(density.clustered).toBe(false)
  context.navigation.jump({ x: 0.1, y: 0.3, zoom: 4 })
  density.update(context.fleet, context.navigation.camera, context.size, 200)
  expect(density.clustered).toBe(false)
})

test('very many are drawn smaller', () => {
  const { context } = setup(2600)
  const density = createDensity()
  density.update(context.fleet, context.navigation.camera, context.size, false)
  expect(density.crowded).toBe(true)
})
