import { expect, it } from 'vitest'
import { loadModule } from './load-module.ts'

it('loads what the application gives', async () => {
  const module = { default: class {} }
  expect(await loadModule(() => module)).toBe(module)
  expect(await loadModule(async () => module)).toBe(module)
})

it('loads pusher-js where it gives nothing', async () => {
  expect(await loadModule(undefined)).toHaveProperty('default')
})

it.each([
  () => {
    throw new Error('mine')
  },
  () => Promise.reject(new Error('mine')),
])('what fails is told to who waits for it, and to nobody else', async (load) => {
  // Nobody waits for this one: unhandled, it would fail the run.
  void loadModule(load)
  await expect(loadModule(load)).rejects.toThrow('mine')
})
