import { afterEach, expect, it, vi } from 'vitest'
import { later } from './mount-later.ts'

afterEach(() => vi.restoreAllMocks())

/** Code that comes when it is told to, each load by itself. */
function stage() {
  const did: string[] = []
  const ends: ((error?: Error) => void)[] = []
  const doors = {
    mount: () => {
      did.push('mounted')
      return () => void did.push('gone')
    },
    open: () => void did.push('opened'),
  }
  const load = () =>
    new Promise<typeof doors>((resolve, reject) => {
      ends.push((error) => (error ? reject(error) : resolve(doors)))
    })
  /** Ends all loads that are under way, the last one first. */
  async function end(error?: Error) {
    for (const one of ends.splice(0).reverse()) one(error)
    await vi.waitFor(() => expect(ends).toEqual([]))
    for (let turn = 0; turn < 3; turn++) await Promise.resolve()
  }
  return { ...later(load), did, end }
}

it('opens what was mounted before, in whatever order loads end', async () => {
  const { mount, open, did, end } = stage()
  mount()
  open()
  await end()
  expect(did).toEqual(['mounted', 'opened'])
})

it('mounts nothing that was taken away meanwhile, and takes away what was mounted', async () => {
  const { mount, did, end } = stage()
  mount()()
  const stop = mount()
  await end()
  expect(did).toEqual(['mounted'])
  stop()
  expect(did).toEqual(['mounted', 'gone'])
})

it('says that it could not be loaded, and tries again when it is asked again', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { mount, open, did, end } = stage()
  mount()
  await end(new Error('offline'))
  expect(warned).toHaveBeenCalledOnce()
  mount()
  open()
  await end()
  expect(did).toEqual(['mounted', 'opened'])
})
