import { reactions as reacted } from '@channelkit/core'
import { createTestKit } from '@channelkit/testing'
import { screen, within } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { expectAccessible, person, room, useStage } from './suite.ts'

const box = { channel: room, style: { width: '400px', minHeight: '200px' } }

export function reactions(driver: ComponentDriver): void {
  describe(`${driver.name}: Reactions`, () => {
    const stage = useStage(driver)

    async function bob(options: Parameters<typeof reacted>[2] = {}) {
      const { kit } = createTestKit({ server: stage.server, user: person('bob', 'Bob') })
      const store = reacted(kit, room as never, options)
      store.subscribe(() => {})
      await stage.act(() => {})
      return store
    }
    const button = (emoji: string) => screen.getByRole('button', { name: new RegExp(emoji) })
    const floats = (root: HTMLElement) =>
      [...root.querySelectorAll('[data-part=floating] > *')].map(({ textContent }) => textContent)

    it('counts what one presses and what others do, by mouse and by keyboard', async () => {
      const { root } = await stage.show('Reactions', box, { children: () => 'The talk' })
      expect(root.textContent).toMatch(/^The talk/)
      expect(within(screen.getByRole('group', { name: 'Reactions' })).getAllByRole('button')).toHaveLength(6)
      await stage.act(() => userEvent.click(button('🎉')))
      await stage.act(() => userEvent.keyboard('{Enter}'))
      expect(button('🎉').getAttribute('aria-label')).toBe('React with 🎉, 2 so far')
      expect(root.dataset.state).toBe('live')
      const them = await bob()
      await stage.act(() => them.react('🎉'))
      await vi.waitFor(() => expect(button('🎉').textContent).toBe('🎉3'))
      await vi.waitFor(() => expect(them.getSnapshot().counts).toEqual({ '🎉': 3 }))
      await expectAccessible(root)
    })

    it('takes one’s own back where it toggles, and tells the application of each press', async () => {
      const onReact = vi.fn()
      await stage.show('Reactions', { ...box, toggle: true, emoji: ['👍'], onReact })
      expect(button('👍').ariaPressed).toBe('false')
      await stage.act(() => userEvent.click(button('👍')))
      expect([button('👍').ariaPressed, button('👍').textContent]).toEqual(['true', '👍1'])
      await stage.act(() => userEvent.click(button('👍')))
      expect([button('👍').ariaPressed, button('👍').textContent]).toEqual(['false', '👍'])
      expect(onReact.mock.calls).toEqual([
        ['👍', true],
        ['👍', false],
      ])
    })

    it('lets what others press rise over the box, a bounded number at once, and takes no clicks there', async () => {
      const { root } = await stage.show('Reactions', box, { children: () => 'The talk' })
      const them = await bob()
      await stage.act(() => {
        for (let n = 0; n < 500; n++) them.react('👍')
      })
      await vi.waitFor(() => expect(button('👍').textContent).toBe('👍500'))
      expect(floats(root).length).toBeGreaterThan(0)
      expect(floats(root).length).toBeLessThanOrEqual(40)
      expect(new Set(floats(root))).toEqual(new Set(['👍']))
      const { x, y } = root.getBoundingClientRect()
      expect(root.contains(document.elementFromPoint(x + 5, y + 5))).toBe(true)
      expect(document.elementFromPoint(x + 5, y + 5)?.closest('[data-part=floating]')).toBeNull()
      await vi.waitFor(() => expect(floats(root)).toEqual([]))
    })

    it('takes away what floats as soon as somebody wants no motion, and lets nothing rise then', async () => {
      const asked = window.matchMedia.bind(window)
      const motion = Object.assign(new EventTarget(), { matches: false })
      const spy = vi
        .spyOn(window, 'matchMedia')
        .mockImplementation((query) => (query.includes('reduced-motion') ? (motion as never) : asked(query)))
      const { root } = await stage.show('Reactions', box, { children: () => 'The talk' })
      await stage.act(() => userEvent.click(button('👍')))
      await vi.waitFor(() => expect(floats(root)).toHaveLength(1))
      motion.matches = true
      motion.dispatchEvent(new Event('change'))
      expect(floats(root)).toEqual([])
      await stage.act(() => userEvent.click(button('👍')))
      expect(floats(root)).toEqual([])
      spy.mockRestore()
    })

    it('ignores what nobody offered, and floats nothing of what was there before', async () => {
      const mallory = stage.server.presence(room).join(person('mallory'))
      const { root } = await stage.show('Reactions', { ...box, initial: { counts: { '👍': 7, x: 9 } } })
      expect(button('👍').textContent).toBe('👍7')
      await stage.act(() => {
        mallory.trigger('client-reaction', { by: 'm', version: 1, counts: { '<b>': 4, '💩': 1e9 } })
        mallory.trigger('client-reaction', 'x'.repeat(5000))
      })
      expect([root.textContent?.includes('💩'), floats(root)]).toEqual([false, []])
    })

    it('says the sums that changed in one polite sentence, and none where it is silent', async () => {
      const { set } = await stage.show('Reactions', box)
      const them = await bob()
      await stage.act(() => {
        them.react('👍')
        them.react('🎉')
      })
      const spoken = () => document.querySelector('[data-ck=announcer]')?.textContent
      await vi.waitFor(() => expect(spoken()).toBe('Reactions: 👍 1, 🎉 1'))
      await stage.act(() => set({ ...box, silent: true }))
      expect(document.querySelector('[data-ck=announcer]')).toBeNull()
    }, 30_000)

    it('shows an emoji in markup of the application, and counts on without a line', async () => {
      const { root } = await stage.show('Reactions', { ...box, emoji: ['👍'] }, {
        reaction: ({ emoji, count }: { emoji: string; count: number }) => `[${emoji} ${count}]`,
      } as never)
      expect(button('👍').textContent).toBe('[👍 0]')
      await stage.act(() => stage.server.cut())
      expect([root.dataset.state, root.textContent]).toEqual(['stale', '[👍 0]Connection lost.'])
      await stage.act(() => userEvent.click(button('👍')))
      expect(button('👍').textContent).toBe('[👍 1]1')
    })

    it('says what failed, and is off where it is switched off', async () => {
      const { root, set } = await stage.show('Reactions', { ...box, channel: null })
      expect([root.dataset.state, (button('👍') as HTMLButtonElement).disabled]).toEqual(['disabled', true])
      await expectAccessible(root)
      const allow = stage.server.refuseAuth(room, { status: 503 })
      await stage.act(() => set({ ...box, channel: room }))
      expect(root.dataset.state).toBe('error')
      expect(root.textContent).toContain('The server can’t be reached')
      await expectAccessible(root)
      allow()
      await stage.act(() => userEvent.click(screen.getByRole('button', { name: 'Try again' })))
      expect(root.dataset.state).toBe('empty')
    })
  })
}
