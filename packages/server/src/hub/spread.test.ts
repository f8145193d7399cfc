import { expect, it } from 'vitest'
import { connect, setUp } from '../../test/support/hub.ts'

it('sends clients away over the time that there is, and tells those who are left of nobody', async () => {
  const { hub, clock } = setUp()
  const clients = Array.from({ length: 400 }, () => connect(hub))
  for (const { say } of clients) say('pusher:subscribe', { channel: 'room' })
  const gone = () => clients.filter(({ closed }) => closed.length > 0).length
  const before = clients.map(({ got }) => got.length)
  const drained = hub.drain(1000)
  const seen: number[] = []
  for (let n = 0; n < 20; n++) {
    seen.push(gone())
    await Promise.resolve()
    clock.advance(50)
    await Promise.resolve()
  }
  await drained
  expect(gone()).toBe(400)
  expect(seen[0]).toBe(20)
  expect(seen[10]).toBeGreaterThan(150)
  expect(seen[10]).toBeLessThan(250)
  for (const { closed } of clients) expect(closed).toEqual([[4200, 'Reconnect immediately']])
  // Each was told that it has to go, and nothing of the others.
  expect(clients.map(({ got }) => got.length)).toEqual(before.map((many) => many + 1))
})

it('takes no time for a few, and none for nobody', async () => {
  const { hub } = setUp()
  await hub.drain(60_000)
  const few = Array.from({ length: 5 }, () => connect(hub))
  await hub.drain(60_000)
  expect(few.every(({ closed }) => closed.length === 1)).toBe(true)
})
