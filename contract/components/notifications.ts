import { screen, within } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { expectAccessible, useStage } from './suite.ts'

const props = { storage: false, signIn: true, duration: 60_000 }

function memory() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

export function notifications(driver: ComponentDriver): void {
  describe(`${driver.name}: Notifications`, () => {
    const stage = useStage(driver)
    const tell = (...all: unknown[]) =>
      stage.act(() => {
        for (const one of all) stage.server.emitToUser('ann', 'notification', one)
      })
    const press = (keys: string) => stage.act(() => userEvent.keyboard(keys))
    const click = (name: string) => stage.act(() => userEvent.click(screen.getByRole('button', { name })))
    const toast = () => document.querySelector<HTMLElement>('[data-part=toast]')
    const bell = (root: HTMLElement) => root.querySelector<HTMLElement>('[data-part=bell]')!
    const subjects = () =>
      [...document.querySelectorAll('[data-part=item] [data-part=subject]')].map((one) => one.textContent)

    it('shows one at a time as they come, and says each politely', async () => {
      const { root } = await stage.show('Notifications', props)
      expect(root.dataset.state).toBe('empty')
      await tell({ id: 1, title: 'Paid', body: 'Order 7' }, { id: 2, title: 'Sent' })
      expect(bell(root).ariaLabel).toBe('Notifications, 2 unread')
      expect(toast()?.textContent).toBe('PaidOrder 71 more')
      expect(screen.getByRole('region', { name: 'New notifications (F6)' })).toBeTruthy()
      await expectAccessible(root)
      await vi.waitFor(() =>
        expect(document.querySelector('[data-ck=announcer]')?.textContent).toBe('Paid. Order 7 Sent'),
      )
      await click('Dismiss')
      expect(toast()?.textContent).toBe('Sent')
      await click('Dismiss')
      expect([toast(), bell(root).ariaLabel]).toEqual([null, 'Notifications, 2 unread'])
    })

    it('is reached by F6, left by Escape, and gives the focus back', async () => {
      const { root } = await stage.show('Notifications', props)
      bell(root).focus()
      await tell({ id: 1, title: 'Paid' }, { id: 2, title: 'Sent' })
      await press('{F6}')
      expect(document.activeElement).toBe(toast())
      await press('{Escape}')
      expect(toast()?.contains(document.activeElement)).toBe(true)
      expect(toast()?.textContent).toBe('Sent')
      await press('{F6}')
      expect(document.activeElement).toBe(bell(root))
      await press('{F6}{Escape}')
      expect([toast(), document.activeElement]).toEqual([null, bell(root)])
    })

    it('goes by itself after its time, and stays while one points at it', async () => {
      await stage.show('Notifications', { ...props, duration: 3000 })
      await tell('Paid')
      await stage.act(() => userEvent.hover(toast()!))
      await new Promise((done) => stage.kit.clock.setTimeout(() => done(null), 4000))
      expect(toast()?.textContent).toBe('Paid')
      await stage.act(() => userEvent.unhover(toast()!))
      await vi.waitFor(() => expect(toast()).toBeNull())
    })

    it('lists them, marks them as read, removes them, and tells the application', async () => {
      const [onRead, onRemove, onOpen] = [vi.fn(), vi.fn(), vi.fn()]
      const { root } = await stage.show('Notifications', { ...props, quiet: true, onRead, onRemove, onOpen })
      await tell({ id: 'a', title: 'Paid', at: 1 }, { id: 'b', title: 'Sent', href: '/b', at: 2 }, 'Third')
      await stage.act(() => userEvent.click(bell(root)))
      const panel = within(screen.getByRole('dialog', { name: 'Notifications' }))
      expect(subjects()).toEqual(['Third', 'Sent', 'Paid'])
      await expectAccessible(root)
      expect(panel.getByRole('link').getAttribute('href')).toBe('/b')
      await stage.act(() => userEvent.click(panel.getByRole('button', { name: /^Paid/ })))
      expect([onRead.mock.calls, onOpen.mock.calls[0]?.[0]]).toEqual([
        [[['a']]],
        expect.objectContaining({ id: 'a', title: 'Paid' }),
      ])
      await click('Remove: Paid')
      expect([subjects(), onRemove.mock.calls]).toEqual([['Third', 'Sent'], [[['a']]]])
      expect(panel.getAllByText('Unread')).toHaveLength(2)
      await click('Mark all as read')
      expect([panel.queryByText('Unread'), bell(root).ariaLabel]).toEqual([null, 'Notifications'])
      await press('{Escape}')
      expect([screen.queryByRole('dialog'), document.activeElement]).toEqual([null, bell(root)])
    })

    it('is there again after a reload, for the same user only, and shows nothing as new', async () => {
      const storage = memory()
      const kept = { ...props, storage }
      const { unmount } = await stage.show('Notifications', kept)
      await tell({ id: 'a', title: 'Paid' })
      unmount()
      const again = await stage.show('Notifications', kept)
      expect([bell(again.root).ariaLabel, toast()]).toEqual(['Notifications, 1 unread', null])
      again.unmount()
      const [key] = storage.kept.keys()
      storage.kept.set(key!, storage.kept.get(key!)!.replace('"ann"', '"bob"'))
      const other = await stage.show('Notifications', kept)
      expect([bell(other.root).ariaLabel, storage.kept.size]).toEqual(['Notifications', 0])
    })

    it('agrees with another tab on what is read, gone and was shown', async () => {
      localStorage.clear()
      const { root } = await stage.show('Notifications', { ...props, storage: undefined })
      await tell({ id: 'a', title: 'Paid' }, { id: 'b', title: 'Sent' })
      const key = 'channelkit:notifications:notification'
      const list = JSON.parse(localStorage.getItem(key)!)
      list.items[0].read = true
      list.items.pop()
      list.gone.push('a')
      await stage.act(() => {
        localStorage.setItem(key, JSON.stringify(list))
        dispatchEvent(new StorageEvent('storage', { key }))
      })
      expect([bell(root).ariaLabel, toast()]).toEqual(['Notifications', null])
      await tell({ id: 'a', title: 'Paid' })
      expect([bell(root).ariaLabel, toast()]).toEqual(['Notifications', null])
      localStorage.clear()
    })

    it('shows what another tab had written before this one heard of it', async () => {
      localStorage.clear()
      const { root } = await stage.show('Notifications', { ...props, storage: undefined })
      await tell({ id: 'a', title: 'Paid' })
      await click('Dismiss')
      const key = 'channelkit:notifications:notification'
      const list = JSON.parse(localStorage.getItem(key)!)
      list.items.unshift({ ...list.items[0], id: 'b', title: 'Sent' })
      await stage.act(() => {
        localStorage.setItem(key, JSON.stringify(list))
        dispatchEvent(new StorageEvent('storage', { key }))
      })
      expect([bell(root).ariaLabel, toast()]).toEqual(['Notifications, 2 unread', null])
      await tell({ id: 'b', title: 'Sent' }, { id: 'a', title: 'Paid' })
      expect([bell(root).ariaLabel, toast()?.textContent]).toEqual(['Notifications, 2 unread', 'Sent'])
      await tell({ id: 'b', title: 'Sent' })
      await click('Dismiss')
      expect(toast()).toBeNull()
      localStorage.clear()
    })

    it('opens its inbox within the window, wherever the bell stands and whichever way is read', async () => {
      const { root } = await stage.show('Notifications', props)
      const place = document.createElement('style')
      document.head.append(place)
      for (const [dir, at] of [
        ['ltr', 'left'],
        ['ltr', 'right'],
        ['rtl', 'left'],
        ['rtl', 'right'],
      ]) {
        root.dir = dir!
        place.textContent = `.ck-notifications { position: fixed; top: 0; ${at}: 4px }`
        await stage.act(() => userEvent.click(bell(root)))
        const { left, right } = screen.getByRole('dialog').getBoundingClientRect()
        expect([left >= 0, right <= document.documentElement.clientWidth]).toEqual([true, true])
        await press('{Escape}')
      }
      place.remove()
    })

    it('says many at once as a number, takes no nonsense, and shows no markup', async () => {
      const { root } = await stage.show('Notifications', props)
      await tell(null, 7, [], { title: ' ' }, { title: 'x', href: 'javascript:alert(1)' })
      expect([toast()?.textContent, root.querySelector('a')]).toEqual(['x', null])
      await tell(...Array.from({ length: 30 }, (_, n) => ({ id: n, title: `<b>${n}\u202e` })))
      expect(toast()?.textContent).toBe('31 new notifications')
      await stage.act(() => userEvent.click(within(toast()!).getByRole('button', { name: /31 new/ })))
      expect([subjects().length, root.querySelector('b'), toast()]).toEqual([31, null, null])
    })

    it('loads what the server has, at first and after a lost line', async () => {
      const load = vi.fn(async () => [
        { id: load.mock.calls.length, title: `Nr. ${load.mock.calls.length}`, at: 1 },
      ])
      const { root } = await stage.show('Notifications', { ...props, load })
      await vi.waitFor(() => expect(bell(root).ariaLabel).toBe('Notifications, 1 unread'))
      await stage.act(() => stage.server.cut())
      expect(root.dataset.state).toBe('stale')
      await stage.act(() => stage.server.restore())
      await vi.waitFor(() => expect(bell(root).ariaLabel).toBe('Notifications, 2 unread'))
      expect([toast(), load.mock.calls.length]).toEqual([null, 2])
    })

    it('says that nobody is signed in, what failed, and is off where it is switched off', async () => {
      const { root, set } = await stage.show('Notifications', { ...props, signIn: false })
      await stage.act(() => userEvent.click(bell(root)))
      expect(screen.getByRole('dialog').textContent).toContain('Sign in to get notifications.')
      const allow = stage.server.refuseAuth('', { status: 503 })
      await stage.act(() => set({ signIn: true }))
      await vi.waitFor(() => expect(root.dataset.state).toBe('error'))
      expect(screen.getByRole('dialog').textContent).toContain('The server can’t be reached')
      await expectAccessible(root)
      allow()
      await click('Try again')
      await vi.waitFor(() => expect(root.dataset.state).toBe('empty'))
      await stage.act(() => set({ disabled: true }))
      expect([root.dataset.state, screen.queryByRole('dialog')]).toEqual(['disabled', null])
    })
  })
}
