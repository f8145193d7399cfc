import { type ChannelKit, type ChannelKitError, channel } from '@channelkit/core'
import { createTestKit, createTestServer, type TestServer } from '@channelkit/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cases } from './cases.ts'
import type { ComponentDriver, ComponentName } from './driver.ts'
import { room } from './suite.ts'

const names = (Object.keys(cases) as ComponentName[]).filter((name) => !name.startsWith('Connection'))
/** Those that show a channel. */
const channels = names.filter((name) => 'channel' in cases[name].props)
const people: ComponentName[] = ['AvatarStack', 'Cursors', 'PresenceList', 'TypingIndicator']

/** No component waits for ever without a word. */
export function silence(driver: ComponentDriver): void {
  describe(`${driver.name}: what can’t be shown`, () => {
    let server: TestServer
    let errors: ChannelKitError[]
    beforeEach(() => {
      server = createTestServer({ act: driver.act })
      errors = []
    })
    afterEach(() => {
      driver.cleanup()
      server.destroy()
    })
    const visit = (options: object = {}): ChannelKit =>
      createTestKit({ server, onError: (error) => errors.push(error), ...options }).kit
    async function show(kit: ChannelKit, name: ComponentName, props: Record<string, unknown>) {
      const shown = await driver.show({ kit, name, props })
      await server.settled()
      await vi.waitFor(() => expect(shown.root.dataset.state).not.toBe('loading'))
      return shown
    }
    const codes = () => errors.map(({ code }) => code)

    it.each(names)('is said by %s where the server refuses the key', async (name) => {
      const { root } = await show(visit({ key: 'wrong' }), name, cases[name].props)
      expect(root.dataset.state).toBe('error')
      expect(root.textContent + root.title).not.toMatch(/Loading|Looking/)
      expect(codes()).toEqual(['connection-refused'])
    })

    it('is hinted at by LiveMap where the built-in land is blank, unless there is something else', async () => {
      const say = vi.fn()
      const kit = visit()
      Object.assign(kit.internals, { hints: { say, fields: () => () => {} } })
      const near = { lat: 52.5, lng: 13.4, zoom: 10 }
      for (const given of [
        { view: { ...near, zoom: 5 } },
        { view: near, tiles: { url: 'data:,', attribution: '' } },
      ])
        (await show(kit, 'LiveMap', { ...cases.LiveMap.props, ...given })).unmount()
      expect(say).not.toHaveBeenCalled()
      await show(kit, 'LiveMap', { ...cases.LiveMap.props, view: near })
      await vi.waitFor(() => expect(say).toHaveBeenCalledWith(expect.stringContaining('Give it tiles')))
    })

    it.each(channels)('is said by %s where the name is none', async (name) => {
      const { root, set } = await show(visit(), name, { ...cases[name].props, channel: 'room with space' })
      expect(root.dataset.state).toBe('error')
      expect(codes()).toEqual(['invalid-channel'])
      await set({ ...cases[name].props, channel: '' })
      await server.settled()
      expect(root.dataset.state).toBe('error')
      expect(new Set(codes())).toEqual(new Set(['invalid-channel']))
      await set({ ...cases[name].props, channel: undefined })
      await server.settled()
      expect(root.dataset.state).toBe('disabled')
    })

    it.each(people)('is said by %s on a public channel', async (name) => {
      const { root } = await show(visit(), name, { ...cases[name].props, channel: 'public' })
      expect(root.dataset.state).toBe('error')
      expect(codes()).toEqual(['invalid-channel'])
    })

    it('is not what is nested deeper than anybody reads: a feed shows, unfolds, finds and copies it', async () => {
      const kit = visit()
      const { root } = await show(kit, 'EventFeed', cases.EventFeed.props)
      const depth = 5100
      for (const [open, close] of [
        ['[', ']'],
        ['{"a":', '}'],
      ] as const) {
        const text = `${open.repeat(depth)}1${close.repeat(depth)}`
        server.hub.app('test').publish(room, 'placed', text)
        await server.settled()
        const toggles = root.querySelectorAll<HTMLElement>('[data-part=toggle]')
        expect(toggles.length).toBeGreaterThan(0)
        await driver.act(async () => toggles[toggles.length - 1]!.click())
        await server.settled()
        const detail = root.querySelector('[data-part=detail]')!.textContent!
        expect(detail.length).toBeLessThan(20_000)
        expect(detail).toContain('…')
        await driver.act(async () => toggles[toggles.length - 1]!.click())
      }
      expect(codes()).toEqual([])
    })

    it('is said by the banner at once, and by the badge', async () => {
      const kit = visit({ key: 'wrong' })
      channel(kit, 'ticker').subscribe(() => {})
      const banner = await show(kit, 'ConnectionBanner', {})
      expect(banner.root.dataset.state).toBe('error')
      expect(banner.root.textContent).toBe('The server refused the connection.')
      const badge = await show(kit, 'ConnectionBadge', {})
      expect(badge.root.dataset.state).toBe('error')
      const broken = visit({ load: () => Promise.reject(new Error('no way')) })
      channel(broken, 'ticker').subscribe(() => {})
      const other = await show(broken, 'ConnectionBanner', {})
      expect(other.root.dataset.state).toBe('error')
      // It may arrive when it is asked for again.
      expect(other.root.querySelector('button')).not.toBeNull()
      const ended = visit()
      channel(ended, 'ticker').subscribe(() => {})
      const last = await show(ended, 'ConnectionBanner', {})
      await driver.act(async () => ended.destroy())
      await server.settled()
      expect(last.root.textContent).toBe('This page is no longer connected.')
    })
  })
}
