import { type ChannelKitError, channel, cursors, shared, typing } from '@channelkit/core'
import { createTestKit, createTestServer, type TestServer } from '@channelkit/testing'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const ROOM = 'presence-room'
const MOST = 10_240
const bytes = (data: unknown) => new TextEncoder().encode(JSON.stringify(data)).length

let server: TestServer
let errors: ChannelKitError[]
beforeEach(() => {
  vi.useFakeTimers()
  server = createTestServer()
  errors = []
})
afterEach(() => {
  server.destroy()
  vi.useRealTimers()
})
const visit = (id: string) =>
  createTestKit({ server, user: { id, info: {} }, onError: (error) => errors.push(error) }).kit

async function pair() {
  const got: unknown[] = []
  channel(visit('bob'), ROOM).on('client-say', (data) => got.push(data))
  const mine = channel(visit('ann'), ROOM)
  mine.subscribe(() => {})
  await server.settled()
  return { mine, got }
}

describe('the size of a client event', () => {
  it('is counted in bytes: what does not fit is refused here, what is sent arrives', async () => {
    const letter = fc.constantFrom('a', 'é', '漢', '😀', '\ud800', '"', '\n')
    const about = fc.integer({ min: MOST - 12, max: MOST + 12 })
    const { mine, got } = await pair()
    await fc.assert(
      fc.asyncProperty(fc.array(letter, { minLength: 1, maxLength: 6 }), about, async (letters, size) => {
        got.length = 0
        const unit = letters.join('')
        let text = unit.repeat(Math.floor((size - 2) / (bytes(unit) - 2)))
        while (bytes(text) < size) text += 'a'
        const result = mine.trigger('client-say', text)
        await vi.advanceTimersByTimeAsync(1200)
        await server.settled()
        const { status } = await result
        expect([status, got.length]).toEqual(bytes(text) <= MOST ? ['sent', 1] : ['failed', 0])
      }),
      { numRuns: 60 },
    )
    expect(errors).toEqual([])
  }, 30_000)

  it('is told in bytes', async () => {
    const { mine } = await pair()
    expect(await mine.trigger('client-say', '漢'.repeat(5000))).toMatchObject({
      status: 'failed',
      error: { code: 'payload-too-large', message: expect.stringContaining('15002 bytes') },
    })
  })

  it('of a shared value that is too large is told once, since nobody waits for a result', async () => {
    const slide = shared(visit('ann'), ROOM, 'slide', '')
    const other = shared(visit('bob'), ROOM, 'slide', '')
    for (const one of [slide, other]) one.subscribe(() => {})
    await server.settled()
    await vi.advanceTimersByTimeAsync(2500)
    for (const letter of ['漢', '字']) slide.set(letter.repeat(5000))
    await server.settled()
    expect(errors.map(({ code }) => code)).toEqual(['payload-too-large'])
    expect(errors[0]!.message).toContain('client-shared')
    slide.set('small')
    await vi.advanceTimersByTimeAsync(1200)
    await server.settled()
    expect(other.getSnapshot().value).toBe('small')
  })
})

it('typing, cursors and shared values on a channel that takes no client events say so, told once', async () => {
  const kit = visit('ann')
  const dots = typing(kit, 'public')
  const pointers = cursors(kit, 'public')
  const slide = shared(kit, 'public', 'slide', 0)
  for (const one of [dots, pointers, slide]) one.subscribe(() => {})
  for (let i = 0; i < 5; i++) {
    dots.start()
    pointers.move(i, i)
    slide.set(i)
    await vi.advanceTimersByTimeAsync(2000)
  }
  await server.settled()
  expect(errors.map(({ code }) => code)).toEqual(['invalid-channel'])
  for (const { error } of [dots.getSnapshot(), pointers.state.getSnapshot(), slide.getSnapshot()])
    expect(error).toMatchObject({ code: 'invalid-channel' })
})

describe('an error of one event', () => {
  it('is told, and is none of the connection', async () => {
    server.destroy()
    // A bound that the kit can not know.
    server = createTestServer({ limits: { payload: 100 } })
    const { mine, got } = await pair()
    const kit = visit('cy')
    channel(kit, ROOM).subscribe(() => {})
    await server.settled()
    await channel(kit, ROOM).trigger('client-say', 'a'.repeat(200))
    await server.settled()
    expect(got).toEqual([])
    expect(errors.map(({ code }) => code)).toEqual(['client-event-rejected'])
    expect(errors[0]!.message).toContain('over 100 bytes')
    expect(kit.connection.getSnapshot()).toMatchObject({ status: 'connected', error: null })
    expect(mine.getSnapshot()).toMatchObject({ status: 'live', error: null })
    await mine.trigger('client-say', 'a')
    await server.settled()
    expect(got).toEqual(['a'])
  })
})
