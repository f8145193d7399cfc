import { expect, it, vi } from 'vitest'
import { lazyOutbox } from './lazy-outbox.ts'
import { createLife } from './life.ts'
import type { Outbox } from './outbox.ts'

const outbox = () => ({
  trigger: vi.fn(async () => ({ status: 'sent' as const })),
  waiting: 0,
  renew: vi.fn(),
  destroy: vi.fn(),
})

it('is loaded at the first letter, once', async () => {
  const real = outbox()
  const open = vi.fn(async () => real as Outbox)
  const lazy = lazyOutbox(open, createLife())
  expect(open).not.toHaveBeenCalled()
  const sent = [
    lazy.trigger('private-a', 'client-n', 1),
    lazy.trigger('private-a', 'client-n', 2, { merge: 'm' }),
  ]
  expect(await Promise.all(sent)).toEqual([{ status: 'sent' }, { status: 'sent' }])
  expect(open).toHaveBeenCalledOnce()
  expect(real.trigger.mock.calls).toEqual([
    ['private-a', 'client-n', 1],
    ['private-a', 'client-n', 2, { merge: 'm' }],
  ])
})

it('says that it was not loaded, and is loaded anew for the next letter', async () => {
  const real = outbox()
  const open = vi.fn(async () => real as Outbox).mockRejectedValueOnce(new Error('offline'))
  const lazy = lazyOutbox(open, createLife())
  expect(await lazy.trigger('private-a', 'client-n', 1)).toMatchObject({ error: { code: 'load-failed' } })
  expect(await lazy.trigger('private-a', 'client-n', 1)).toEqual({ status: 'sent' })
})

it('ends with the kit: what was loaded is destroyed, and no letter taken any more', async () => {
  const real = outbox()
  const life = createLife()
  const open = vi.fn(async () => real as Outbox)
  const lazy = lazyOutbox(open, life)
  lazy.destroy()
  await lazy.trigger('private-a', 'client-n', 1)
  life.end()
  lazy.destroy()
  await Promise.resolve()
  expect(real.destroy).toHaveBeenCalledOnce()
  expect(await lazy.trigger('private-a', 'client-n', 1)).toMatchObject({ error: { code: 'destroyed' } })
})
