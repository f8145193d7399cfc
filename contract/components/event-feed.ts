import { screen, within } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { expectAccessible, useStage } from './suite.ts'

const list = () => screen.getByRole('list', { name: 'Events' })
const lines = () =>
  within(list())
    .getAllByRole('listitem')
    .map((row) => row.querySelector('[data-part=summary]')!.textContent)

export function eventFeed(driver: ComponentDriver): void {
  describe(`${driver.name}: EventFeed`, () => {
    const stage = useStage(driver)
    const feed = { channel: 'orders', event: ['placed', 'paid'], locale: 'en' }
    const place = (...numbers: number[]) =>
      stage.act(() => {
        for (const n of numbers) stage.server.emit('orders', 'placed', { n })
      })
    const range = (count: number) => Array.from({ length: count }, (_, i) => i + 1)

    it('shows events as they come, the newest in sight, few of them in the page', async () => {
      const { root } = await stage.show('EventFeed', feed)
      expect([root.dataset.state, root.textContent]).toEqual([
        'empty',
        expect.stringContaining('No events yet.'),
      ])
      await expectAccessible(root)
      await place(1)
      await stage.act(() => stage.server.emit('orders', 'paid', 'by card'))
      expect(lines()).toEqual(['{"n":1}', 'by card'])
      expect(within(list()).getAllByText('now')).toHaveLength(2)
      await place(...range(600))
      await vi.waitFor(() => expect(lines().at(-1)).toBe('{"n":600}'))
      expect(lines().length).toBeLessThan(40)
      await vi.waitFor(() =>
        expect(list().scrollTop + list().clientHeight).toBeGreaterThan(list().scrollHeight - 2),
      )
      expect(within(list()).getAllByRole('listitem')[0]!.getAttribute('aria-setsize')).toBe('500')
      await expectAccessible(root)
    })

    it('pauses when one scrolls up, counts what comes, and goes on', async () => {
      await stage.show('EventFeed', feed)
      await place(...range(50))
      await vi.waitFor(() => expect(list().scrollTop).toBeGreaterThan(0))
      await stage.act(() => {
        list().scrollTop = 0
      })
      await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Back to the newest' })).toBeTruthy())
      expect(screen.getByRole('status').textContent).toBe('Paused')
      await place(51, 52, 53)
      await vi.waitFor(() => expect(lines()[0]).toBe('{"n":1}'))
      await stage.act(() => userEvent.click(screen.getByRole('button', { name: '3 new' })))
      await vi.waitFor(() => expect(lines().at(-1)).toBe('{"n":53}'))
      expect(screen.queryByRole('button', { name: /new/ })).toBeNull()
    })

    it('is walked by keyboard, unfolds and copies', async () => {
      const copied: string[] = []
      vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text))
      const { root } = await stage.show('EventFeed', feed)
      await place(1, 2, 3)
      const user = userEvent.setup({ writeToClipboard: false })
      vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text))
      const last = within(list()).getAllByRole('button', { expanded: false }).at(-1)!
      await stage.act(() => last.focus())
      await stage.act(() => user.keyboard('{ArrowUp}'))
      await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('"n":2'))
      await stage.act(() => user.keyboard('{Enter}'))
      expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true')
      expect(root.querySelector('pre')?.textContent).toContain('"n": 2')
      await expectAccessible(root)
      await stage.act(() => user.tab())
      expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Copy placed, \d/)
      await stage.act(() => user.keyboard('{Enter}'))
      expect(JSON.parse(copied[0]!)).toMatchObject({ event: 'placed', channel: 'orders', data: { n: 2 } })
      expect(screen.getByRole('button', { name: 'Copied' })).toBeTruthy()
      await stage.act(() => userEvent.click(screen.getByRole('button', { name: 'Copy all' })))
      expect(copied[1]!.split('\n')).toHaveLength(3)
      vi.restoreAllMocks()
    })

    it('shows all of what one unfolds, below which new ones are counted', async () => {
      const { root } = await stage.show('EventFeed', feed)
      await place(...range(50))
      await vi.waitFor(() => expect(lines().at(-1)).toBe('{"n":50}'))
      const last = within(list()).getAllByRole('button', { expanded: false }).at(-2)!
      await stage.act(() => userEvent.click(last))
      const detail = () => root.querySelector('pre')!.getBoundingClientRect()
      await vi.waitFor(() =>
        expect(detail().bottom).toBeLessThanOrEqual(list().getBoundingClientRect().bottom + 1),
      )
      const back = screen.getByRole('button', { name: 'Back to the newest' }).getBoundingClientRect()
      expect(back.top).toBeGreaterThanOrEqual(list().getBoundingClientRect().bottom)
      expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull()
      await stage.act(() => userEvent.click(screen.getByRole('button', { name: 'Resume' })))
      expect(screen.getByRole('button', { name: 'Pause' })).toBeTruthy()
    })

    it('fits on a small screen, and says in its box what it has to say', async () => {
      const shown = await stage.show('EventFeed', feed)
      const { root } = shown
      root.parentElement!.style.width = '300px'
      const isInBox = (text: string) =>
        expect(root.querySelector('[data-part=body]')!.textContent).toContain(text)
      isInBox('No events yet.')
      await place(1, 2, 3)
      const edge = root.getBoundingClientRect().right
      for (const button of screen.getAllByRole('button'))
        expect(button.getBoundingClientRect().right).toBeLessThanOrEqual(edge + 0.5)
      await stage.act(() => shown.set({ disabled: true }))
      isInBox('Switched off.')
      root.parentElement!.style.width = ''
    })

    it('filters by event, channel and data', async () => {
      await stage.show('EventFeed', { ...feed, channel: ['orders', 'refunds'] })
      await place(1, 2)
      await stage.act(() => stage.server.emit('refunds', 'paid', { to: 'Bob' }))
      const user = userEvent.setup()
      const filter = screen.getByRole('searchbox', { name: 'Filter events' })
      await stage.act(() => user.type(filter, 'bob'))
      expect(lines()).toEqual(['{"to":"Bob"}'])
      expect(screen.getByRole('status').textContent).toBe('1 found')
      expect(list().textContent).toContain('refunds')
      await stage.act(() => user.type(filter, 'x'))
      expect(screen.getByRole('status').textContent).toBe('No event fits.')
    })

    it('has a word for every state, in a box of one height', async () => {
      const shown = await stage.show('EventFeed', { ...feed, channel: null })
      const { root } = shown
      const height = () => root.querySelector('[data-part=body]')!.getBoundingClientRect().height
      const before = height()
      expect(root.dataset.state).toBe('disabled')
      const allow = stage.server.refuseAuth('private-orders', { status: 503 })
      await stage.act(() => shown.set({ channel: 'private-orders' }))
      expect([root.dataset.state, root.textContent]).toEqual([
        'error',
        expect.stringContaining('The server can’t be reached'),
      ])
      allow()
      await stage.act(() => userEvent.click(screen.getByRole('button', { name: 'Try again' })))
      expect(root.dataset.state).toBe('empty')
      await stage.act(() => stage.server.emit('private-orders', 'placed', 1))
      await stage.act(() => stage.server.cut())
      expect([root.dataset.state, root.textContent]).toEqual([
        'stale',
        expect.stringContaining('Connection lost.'),
      ])
      expect(lines()).toEqual(['1'])
      await expectAccessible(root)
      expect(height()).toBe(before)
    })

    it('shows lines of the app', async () => {
      await stage.show('EventFeed', feed, { entry: ({ data }) => `order ${(data as { n: number }).n}` })
      await place(7)
      expect(lines()).toEqual(['order 7'])
    })
  })
}
