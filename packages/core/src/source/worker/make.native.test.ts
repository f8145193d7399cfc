import { expect, it } from 'vitest'
import { systemClock } from '../../clock.ts'
import { makeWorker } from './make.native.ts'
import { openInWorker } from './open.ts'

it('makes no worker, says so, and leaves the connection to the app itself', async () => {
  const told: unknown[] = []
  const source = await openInWorker({
    kind: 'own',
    clock: systemClock,
    report: (error: unknown) => told.push(error),
    pusherOptions: {},
    createWorker: makeWorker,
  } as never)
  expect(source).toBeNull()
  expect(told).toEqual([
    expect.objectContaining({ message: expect.stringContaining('there are no workers here') }),
  ])
})
