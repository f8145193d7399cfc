import { ar } from '@channelkit/ui/words/ar'
import { de } from '@channelkit/ui/words/de'
import { screen } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { person, room, useStage } from './suite.ts'

/** In which words components speak to visitors. */
export function language(driver: ComponentDriver): void {
  describe(`${driver.name}: words`, () => {
    const errors: string[] = []
    const stage = useStage(driver, { onError: ({ message }) => errors.push(message) })

    it('come from the provider, with ways of writing, and change with it; a component’s own win', async () => {
      const shown = await stage.show(
        'LiveValue',
        { channel: room, event: 'price', labels: { none: '?' } },
        undefined,
        { labels: de },
      )
      const { root } = shown
      expect([root.textContent?.trim(), root.title, root.lang, root.dir]).toEqual([
        '? Noch nichts da.',
        'Noch nichts da.',
        'de',
        'ltr',
      ])
      await stage.act(() => stage.server.emit(room, 'price', 1234.5))
      const number = () => root.querySelector('[data-part=number]')!.textContent
      expect(number()).toBe('1.234,5')
      await stage.act(() => shown.speak({ labels: ar, locale: 'fr' }))
      expect([number(), root.lang, root.dir]).toEqual(['1\u202F234,5', 'ar', 'rtl'])
      await stage.act(() => shown.set({ locale: 'en', lang: 'x' }))
      expect([number(), root.lang]).toEqual(['1,234.5', 'x'])
      await stage.act(() => shown.speak({ labels: { common: { retry: '!' } } }))
      expect([root.dir, root.lang]).toEqual(['', 'x'])
    })

    it('write times of day as the provider says', async () => {
      const zone = { locale: 'en-GB', timeZone: 'Pacific/Auckland' }
      const shown = await stage.show('EventFeed', { channel: room, event: 'placed' }, undefined, zone)
      await stage.act(() => stage.server.emit(room, 'placed', 1))
      const time = () => shown.root.querySelector('time')!
      const written = (timeZone: string) => new Date(time().dateTime).toLocaleString('en-GB', { timeZone })
      expect(time().title).toBe(written('Pacific/Auckland'))
      await stage.act(() => shown.set({ timeZone: 'America/Lima' }))
      expect(time().title).toBe(written('America/Lima'))
    })

    it('for visitors of an error are not those for developers, and offer no vain attempt', async () => {
      errors.length = 0
      const allow = stage.server.refuseAuth('private-orders')
      const props = { channel: 'private-orders', event: 'placed' }
      const shown = await stage.show('EventFeed', props)
      const said = () => shown.root.querySelector('[data-part=note]')!.textContent
      expect(said()).toBe('You don’t have access to this.')
      expect(shown.root.outerHTML).not.toMatch(/endpoint|403|pusher/i)
      expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
      const error = (text: string, { code }: { code: string }) => `${code}: ${text}`
      await stage.act(() => shown.set({ labels: { denied: 'Members only.', error } }))
      expect(said()).toBe('auth-denied: Members only.')
      allow()
    })

    it('of one cause offer one new attempt for all of the page', async () => {
      const allow = stage.server.refuseAuth('private-a', { status: 503 })
      const allowB = stage.server.refuseAuth('private-b', { status: 503 })
      const first = await stage.show('LiveValue', { channel: 'private-a', event: 'price' })
      const second = await stage.show('EventFeed', { channel: 'private-b', event: 'placed' })
      const third = await stage.show('LiveChart', { channel: 'private-a', event: 'price' })
      const failed = [first, second, third].map(({ root }) => root.dataset.state)
      expect(failed).toEqual(['error', 'error', 'error'])
      const buttons = () => screen.queryAllByRole('button', { name: /Try again/ })
      await vi.waitFor(() => expect(buttons()).toHaveLength(1))
      expect(first.root.contains(buttons()[0]!)).toBe(true)
      await stage.act(() => first.unmount())
      expect(buttons()).toHaveLength(1)
      allow()
      allowB()
      await stage.act(() => userEvent.click(buttons()[0]!))
      await vi.waitFor(() =>
        expect([second, third].map(({ root }) => root.dataset.state)).toEqual(['empty', 'empty']),
      )
      expect(buttons()).toEqual([])
    })

    it('keep their direction whatever a name holds', async () => {
      const evil = 'Eve\u202E\n\u2069'
      const safe = '\u2068Eve\u202E \u2069'
      const typing = await stage.show('TypingIndicator', { channel: room })
      const stack = await stage.show('AvatarStack', { channel: room })
      const list = await stage.show('PresenceList', { channel: room })
      await stage.act(() =>
        stage.server.presence(room).join(person('eve', evil)).trigger('client-typing', { typing: true }),
      )
      expect(typing.root.textContent).toBe(`${safe} is typing…`)
      expect(stack.root.querySelectorAll('[role=img]')[1]!.getAttribute('aria-label')).toBe(safe)
      expect(list.root.querySelectorAll('[data-part=name]')[1]!.firstElementChild!.tagName).toBe('BDI')
      await vi.waitFor(
        () => expect(document.querySelector('[data-ck=announcer]')!.textContent).toBe(`${safe} joined.`),
        { timeout: 3000 },
      )
    })

    it('name somebody whose name shows nothing by their id, everywhere alike', async () => {
      const typing = await stage.show('TypingIndicator', { channel: room })
      const list = await stage.show('PresenceList', { channel: room })
      const pointers = await stage.show('Cursors', { channel: room })
      await stage.act(() => {
        const eve = stage.server.presence(room).join(person('eve-7', '\u200B\u3164'))
        eve.trigger('client-typing', { typing: true, name: ' ' })
        eve.trigger('client-cursor', { x: 0.5, y: 0.5, name: '\u2800' })
      })
      expect(typing.root.textContent).toContain('eve-7 is typing…')
      expect(list.root.textContent).toContain('eve-7')
      expect(pointers.root.textContent).toContain('eve-7')
    })
  })
}
