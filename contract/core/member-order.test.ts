import { presence } from '@channelkit/core'
import { createTestKit, createTestServer, type TestServer } from '@channelkit/testing'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const ROOM = 'presence-room'
let server: TestServer
beforeEach(() => {
  vi.useFakeTimers()
  server = createTestServer()
})
afterEach(() => {
  server.destroy()
  vi.useRealTimers()
})
const idsOf = (store: ReturnType<typeof presence>) => store.getSnapshot().members.map(({ id }) => id)

async function visit(id: string) {
  const { kit, line } = createTestKit({ server, user: { id, info: { name: id } } })
  const room = presence(kit, ROOM)
  room.subscribe(() => {})
  await server.settled()
  return { room, line }
}

describe('members', () => {
  it('stand in the order in which they came, whatever their ids look like', async () => {
    const id = fc.constantFrom(
      '30',
      '4',
      '100',
      '0',
      '-1',
      'ann',
      '1e3',
      '007',
      '__proto__',
      'constructor',
      'length',
      '4294967295',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(id, { minLength: 1, maxLength: 8 }),
        fc.uniqueArray(id, { maxLength: 4 }),
        async (before, after) => {
          server.destroy()
          server = createTestServer()
          const people = server.presence(ROOM)
          for (const one of before) people.join(one)
          const { room } = await visit('me')
          expect(idsOf(room)).toEqual([...before, 'me'])
          const fresh = after.filter((one) => !before.includes(one))
          for (const one of fresh) people.join(one)
          people.leave(before[0]!)
          await server.settled()
          expect(idsOf(room)).toEqual([...before.slice(1), 'me', ...fresh])
          for (const { id, info } of room.getSnapshot().members) expect(info).toEqual({ name: id })
        },
      ),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 100) },
    )
  }, 60_000)

  it('keep their order over a lost line, and newcomers follow in theirs', async () => {
    const people = server.presence(ROOM)
    for (const id of ['30', '4', 'ann']) people.join(id)
    const { room, line } = await visit('9')
    line.cut()
    await server.settled()
    people.leave('4')
    for (const id of ['20', '3']) people.join(id)
    line.restore()
    await server.settled()
    expect(idsOf(room)).toEqual(['30', 'ann', '9', '20', '3'])
  })
})
