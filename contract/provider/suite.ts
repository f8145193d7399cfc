import { createTestOptions, createTestServer, type TestServer } from '@channelkit/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { HookName } from '../driver.ts'
import type { MountedPage, ProviderDriver } from './driver.ts'

const SECRET = 'of-ann'
const people: Record<string, { id: string; info: object; watchlist: string[] }> = {
  ann: { id: 'ann', info: { name: SECRET }, watchlist: ['zoe'] },
  bob: { id: 'bob', info: { name: 'Bob' }, watchlist: [] },
}

/** What a provider that makes its kit of options owes, in every framework. */
export function providerContract(driver: ProviderDriver): void {
  let server: TestServer
  let page: MountedPage
  let seen: { hook: HookName; shown: string }[]
  let last: Partial<Record<HookName, Record<string, never>>>
  let complaints: ReturnType<typeof vi.spyOn>[]

  beforeEach(() => {
    server = createTestServer({ act: driver.act })
    complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]
    seen = []
    last = {}
  })
  afterEach(() => {
    driver.cleanup()
    server.destroy()
    for (const complaint of complaints) expect(complaint).not.toHaveBeenCalled()
    vi.restoreAllMocks()
  })

  const secretsIn = (all: typeof seen) =>
    all.filter(({ shown }) => shown.includes(SECRET) || shown.includes('4242'))
  const optionsOf = (user: string) => createTestOptions({ server, user: people[user]! }).options
  const connections = () => server.hub.app('test').connections.size
  const online = () => server.presence('presence-a').members

  async function open(user: string, options = optionsOf(user), keep = false) {
    page = await driver.mount({ options, user, keep }, (hook, raw) => {
      const shown = JSON.stringify(raw) ?? ''
      seen.push({ hook, shown })
      last[hook] = raw as never
      return raw
    })
    await server.settled()
    return options
  }

  async function fill() {
    await driver.act(async () => (last.useUser as unknown as { signIn(): void }).signIn())
    await server.settled()
    server.emit('private-a', 'n', { id: SECRET })
    const zoe = server.presence('presence-a').join({ id: 'zoe', info: { name: SECRET } })
    zoe.trigger('client-typing', { typing: true, name: SECRET })
    zoe.trigger('client-cursor', { x: 4242, y: 1 })
    zoe.trigger('client-shared', {
      key: 'slide',
      value: SECRET,
      clock: 7,
      by: 'zoe',
      root: 1,
      seen: { zoe: 1 },
    })
    await server.settled()
    await vi.waitFor(async () => {
      await server.settled()
      expect(page.text()).toContain('4242')
      expect(last.useShared).toMatchObject({ synced: true })
    })
    zoe.leave()
  }

  describe(`A provider with options in ${driver.name}`, () => {
    it('makes one kit, and ends it with itself', async () => {
      await open('ann')
      expect([connections(), online()]).toEqual([1, ['ann']])
      page.unmount()
      await server.settled()
      expect([connections(), online()]).toEqual([0, []])
    })

    it('keeps its kit while options are given anew that say the same, with the functions of the last', async () => {
      const calls: string[] = []
      const options = optionsOf('ann')
      const told = (who: string) => ({
        ...options,
        pongTimeout: 12_345,
        onError: ({ code }: { code: string }) => calls.push(`${who} ${code}`),
      })
      await open('ann', told('first') as never)
      const { socketId } = last.useConnection as unknown as { socketId: string }
      await page.set({ options: told('second') as never, user: 'ann' })
      await server.settled()
      expect(last.useConnection).toMatchObject({ socketId })
      expect(connections()).toBe(1)
      const { signOut } = last.useUser as unknown as { signOut(): void }
      expect(signOut).toBeTypeOf('function')
    })

    it('makes another kit when options say something else', async () => {
      const options = await open('ann')
      const { socketId } = last.useConnection as unknown as { socketId: string }
      await page.set({ options: { ...options, pongTimeout: 12_345 } as never, user: 'ann' })
      await server.settled()
      expect(last.useConnection).not.toMatchObject({ socketId })
      expect(last.useConnection).toMatchObject({ status: 'connected' })
      expect([connections(), online()]).toEqual([1, ['ann']])
    })

    it('shows nothing of one user to the next, not for a render, and leaves no connection', async () => {
      await open('ann')
      await fill()
      for (const hook of ['usePresence', 'useLatest', 'useFeed', 'useRecords', 'useShared', 'useTyping'])
        expect([hook, seen.filter((one) => one.hook === hook).at(-1)!.shown]).toEqual([
          hook,
          expect.stringContaining(SECRET),
        ])
      seen.length = 0
      await page.set({ options: optionsOf('bob'), user: 'bob' })
      expect(page.text()).not.toContain(SECRET)
      await server.settled()
      expect(secretsIn(seen)).toEqual([])
      expect(last.usePresence).toMatchObject({ me: { id: 'bob' }, count: 1 })
      expect(last.useUser).toMatchObject({ status: 'anonymous' })
      page.unmount()
      await server.settled()
      expect(connections()).toBe(0)
    })

    it('shows nothing of one user to the next on the same kit either, once they sign out', async () => {
      let who: string | null = 'ann'
      const user = () => (who === null ? null : people[who]!)
      await open('ann', createTestOptions({ server, user }).options)
      await fill()
      seen.length = 0
      who = 'bob'
      await driver.act(async () => (last.useUser as unknown as { signOut(): void }).signOut())
      expect(page.text()).not.toContain(SECRET)
      await server.settled()
      await vi.waitFor(async () => {
        await server.settled()
        expect(last.usePresence).toMatchObject({ me: { id: 'bob' }, count: 1 })
      })
      expect(secretsIn(seen)).toEqual([])
      expect(last.useUser).toMatchObject({ status: 'anonymous' })
      expect(connections()).toBe(1)
    })

    it('closes its connection while the page is away, and is there again when it is back', async () => {
      const options = await open('ann', undefined, true)
      await page.set({ options, user: 'ann', shown: false, keep: true })
      await server.settled()
      expect([connections(), online()]).toEqual([0, []])
      await page.set({ options, user: 'ann', shown: true, keep: true })
      await server.settled()
      await vi.waitFor(async () => {
        await server.settled()
        expect(online()).toEqual(['ann'])
      })
      expect(connections()).toBe(1)
      expect(last.usePresence).toMatchObject({ status: 'live', count: 1 })
      page.unmount()
      await server.settled()
      expect(connections()).toBe(0)
    })

    it('leaves no connection however often who is there changes', async () => {
      await open('ann')
      for (const user of ['bob', 'ann', 'bob', 'ann', 'bob']) {
        await page.set({ options: optionsOf(user), user })
        await server.settled()
        await vi.waitFor(async () => {
          await server.settled()
          expect([connections(), online()]).toEqual([1, [user]])
        })
      }
    })
  })
}
