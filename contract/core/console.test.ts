import { type ChannelKitError, type ChannelKitOptions, channel } from '@channelkit/core'
import { createTestKit, createTestServer, type TestServer } from '@channelkit/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

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

const visit = (options: Partial<ChannelKitOptions> = {}) =>
  createTestKit({ server, onError: (error) => errors.push(error), ...(options as object) })

const codes = () => errors.map(({ code }) => code)

describe('without an onError', () => {
  it('the console has one line for each cause, with what to do', async () => {
    const lines = vi.spyOn(console, 'error').mockImplementation(() => {})
    const allow = server.refuseAuth('*', { status: 503 })
    const { kit } = createTestKit({ server })
    const names = Array.from({ length: 30 }, (_, n) => `private-${n}`)
    for (const name of names) channel(kit, name).subscribe(() => {})
    channel(kit, 'no name').subscribe(() => {})
    channel(kit, 'no name').on('n', () => {})
    await server.settled()
    const said = lines.mock.calls.map((parts) => parts.join(' '))
    lines.mockRestore()
    expect(said).toHaveLength(2)
    expect(said[0]).toMatch(/^ChannelKit \[invalid-channel\]: .*a space.*letters, digits/)
    expect(said[1]).toMatch(/^ChannelKit \[auth-unavailable\]: .*503.*Check that the auth endpoint is up/)
    expect(said[1]).toMatch(/ See https:.*\/errors\/auth-unavailable\/$/)
    expect(said.join('')).not.toContain('\n')
    allow()
  })

  it('each channel that is denied is a cause of its own, told again only after it was live', async () => {
    const { kit } = visit()
    const allow = [server.refuseAuth('private-a'), server.refuseAuth('private-b')]
    const rooms = ['private-a', 'private-b'].map((name) => channel(kit, name))
    for (const room of rooms) room.subscribe(() => {})
    await server.settled()
    rooms[0]!.retry()
    await server.settled()
    expect(errors.map(({ code, message }) => [code, /private-./.exec(message)?.[0]])).toEqual([
      ['auth-denied', 'private-a'],
      ['auth-denied', 'private-b'],
    ])
    for (const one of allow) one()
    rooms[0]!.retry()
    await server.settled()
    expect(rooms[0]!.getSnapshot().status).toBe('live')
    server.refuseAuth('private-a')
    server.cut()
    server.restore()
    await server.settled()
    expect(codes()).toEqual(['auth-denied', 'auth-denied', 'auth-denied'])
  })
})
