import { screen, within } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { expectAccessible, person, room, useStage } from './suite.ts'

const log = () => screen.getByRole('log')
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox')
const rows = () => within(log()).getAllByRole('article')
const texts = () => rows().map((row) => row.querySelector('[data-part=text]')!.textContent)
const isAtEnd = () => log().scrollHeight - log().scrollTop - log().clientHeight < 4
const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))

const said = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => ({
    id: from + n,
    author: 'bob',
    name: 'Bob',
    text: `${from + n} ${'word '.repeat(((from + n) * 7) % 60)}`,
    at: Date.UTC(2026, 2, 1) + (from + n) * 60_000,
  }))

/** A storage of a test's own. */
function memory() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

export function chat(driver: ComponentDriver): void {
  describe(`${driver.name}: Chat`, () => {
    const stage = useStage(driver, { onError() {} })
    const props = { channel: room, locale: 'en', timeZone: 'UTC', drafts: false }
    const show = (more = {}) => stage.show('Chat', { ...props, ...more })
    const write = async (text: string) => {
      await stage.act(() => userEvent.type(field(), text))
      await stage.act(() => userEvent.keyboard('{Enter}'))
    }
    const emit = (...messages: object[]) =>
      stage.act(() => {
        for (const one of messages) stage.server.emit(room, 'message', one)
      })
    afterEach(() => localStorage.clear())

    it('sends what one writes, shows who wrote what, and says who types', async () => {
      const bob = stage.server.presence(room).join(person('bob', 'Bob'))
      const { root } = await show()
      expect([root.dataset.state, root.textContent]).toEqual([
        'empty',
        expect.stringContaining('No messages yet.'),
      ])
      await expectAccessible(root)
      await write('One{Shift>}{Enter}{/Shift}line')
      expect(texts()).toEqual(['One\nline'])
      expect(field().value).toBe('')
      await stage.act(() => bob.trigger('client-typing', { typing: true }))
      expect(screen.getByText('Bob is typing…')).toBeTruthy()
      await stage.act(() =>
        bob.trigger('client-message', { id: 'b', text: 'See https://a.example/b, <b>Ann</b>' }),
      )
      expect(texts()[1]).toBe('See https://a.example/b, <b>Ann</b>')
      const link = within(log()).getByRole<HTMLAnchorElement>('link')
      expect([link.href, link.rel]).toEqual(['https://a.example/b', 'noopener noreferrer nofollow ugc'])
      expect(rows()[1]!.getAttribute('aria-label')).toMatch(/^Bob, \d/)
      await expectAccessible(root)
      await vi.waitFor(
        () => expect(document.querySelector('[data-ck=announcer]')!.textContent).toContain('Bob: See https'),
        { timeout: 3000 },
      )
    })

    it('keeps what was not sent, to be sent again or thrown away', async () => {
      let answer = (): Promise<unknown> => Promise.reject(new Error('No'))
      const { root } = await show({ send: () => answer() })
      await write('Hello')
      expect(within(log()).getByText('Not sent.', { exact: false })).toBeTruthy()
      await expectAccessible(root)
      answer = () => new Promise(() => {})
      await stage.act(() => userEvent.click(within(log()).getByRole('button', { name: 'Try again' })))
      expect(within(log()).getByText('Sending…')).toBeTruthy()
      await emit({ id: 9, author: 'ann', text: 'Hello' })
      expect([texts(), within(log()).queryByText('Sending…')]).toEqual([['Hello'], null])
      answer = () => Promise.reject(new Error('No'))
      await write('Again')
      await stage.act(() => userEvent.click(within(log()).getByRole('button', { name: 'Discard' })))
      expect([texts(), field().value]).toEqual([['Hello'], 'Again'])
    })

    it('leaves Enter to whoever composes a word, and hands pasted pictures over', async () => {
      const files: File[][] = []
      await show({ onFiles: (given: File[]) => void files.push(given) })
      await stage.act(() => userEvent.type(field(), 'にほん'))
      const enter = (more: object) =>
        field().dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...more }),
        )
      await stage.act(() => [enter({ isComposing: true }), enter({ keyCode: 229 })])
      expect([field().value, within(log()).queryByRole('article')]).toEqual(['にほん', null])
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File(['x'], 'cat.png', { type: 'image/png' }))
      const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true })
      // Firefox gives an event that a script makes a clipboard of its own.
      Object.defineProperty(paste, 'clipboardData', { value: clipboardData })
      await stage.act(() => field().dispatchEvent(paste))
      expect([files.flat().map(({ name }) => name), paste.defaultPrevented]).toEqual([['cat.png'], true])
    })

    it('stays at the newest while there, and counts what comes while one reads above', async () => {
      const read: string[] = []
      await show({ initial: said(1, 60), onRead: ({ id }: { id: string }) => void read.push(id) })
      await vi.waitFor(() => expect([isAtEnd(), texts().at(-1)?.slice(0, 2)]).toEqual([true, '60']))
      expect(rows().length).toBeLessThan(40)
      await emit(...said(61, 62))
      await vi.waitFor(() => expect([isAtEnd(), texts().at(-1)?.slice(0, 2)]).toEqual([true, '62']))
      await stage.act(async () => {
        log().scrollTop -= 900
        log().dispatchEvent(new Event('scroll'))
        await frame()
      })
      await vi.waitFor(() => expect(screen.getByRole('button', { name: 'To the newest' })).toBeTruthy())
      const place = () =>
        rows().map((row) => [row.dataset.index, Math.round(row.getBoundingClientRect().top)])[8]
      await stage.act(frame)
      const before = place()
      await emit(...said(63, 65))
      const pill = await screen.findByRole('button', { name: '3 new' })
      expect(place()).toEqual(before)
      expect(read.at(-1)).toBe('62')
      await stage.act(() => userEvent.click(pill))
      await vi.waitFor(() => expect([isAtEnd(), texts().at(-1)?.slice(0, 2)]).toEqual([true, '65']))
      await vi.waitFor(() => expect(read.at(-1)).toBe('65'))
      expect(screen.queryByRole('button', { name: '3 new' })).toBeNull()
    })

    it('holds its place when earlier messages come', async () => {
      let give = (_: object[]) => {}
      const history = (before: { id: string } | null) =>
        before ? new Promise<object[]>((done) => (give = done)) : Promise.resolve(said(61, 80))
      await show({ history })
      await vi.waitFor(() => expect([isAtEnd(), texts().at(-1)?.slice(0, 2)]).toEqual([true, '80']))
      await stage.act(async () => {
        log().scrollTop = 0
        log().dispatchEvent(new Event('scroll'))
        await frame()
        await frame()
      })
      expect(within(log()).getByText('Loading earlier messages…')).toBeTruthy()
      const top = () =>
        rows()
          .find((row) => row.querySelector('[data-part=text]')!.textContent!.startsWith('61'))!
          .getBoundingClientRect().top
      const before = top()
      await stage.act(() => give(said(31, 60)))
      await vi.waitFor(() => expect(log().scrollTop).toBeGreaterThan(600))
      await stage.act(frame)
      expect(Math.abs(top() - before)).toBeLessThan(3)
    })

    it('is walked by keyboard, changes and deletes what is one’s own', async () => {
      const changes: unknown[] = []
      const change = async ({ id }: { id: string }, text: string | null) => {
        if (text === 'bad!') throw new Error('No')
        changes.push([id, text])
      }
      const { root } = await show({ initial: said(1, 3), send: async () => {}, change })
      await write('Mine')
      await stage.act(() => userEvent.keyboard('{ArrowUp}'))
      expect([field().value, screen.getByText('Editing a message')]).toBeTruthy()
      await expectAccessible(root)
      await stage.act(() => userEvent.keyboard('!{Enter}'))
      expect([texts().at(-1), field().value]).toEqual(['Mine!', ''])
      await stage.act(() => rows().at(-1)!.focus())
      await stage.act(() => userEvent.keyboard('{ArrowUp}'))
      await vi.waitFor(() => expect(document.activeElement?.getAttribute('aria-posinset')).toBe('3'))
      await stage.act(() => userEvent.keyboard('{End}'))
      await vi.waitFor(() => expect(document.activeElement?.getAttribute('aria-posinset')).toBe('4'))
      await stage.act(() => userEvent.tab())
      expect(document.activeElement?.textContent).toBe('Edit')
      await stage.act(() => userEvent.keyboard('{Enter}'))
      await stage.act(() => userEvent.clear(field()))
      await write('bad!')
      expect([texts().at(-1), screen.getByRole('alert').textContent]).toEqual([
        'Mine!',
        'The change wasn’t saved.',
      ])
      const last = () => within(rows().at(-1)!)
      await stage.act(() => userEvent.click(last().getByRole('button', { name: 'Delete' })))
      expect(texts().at(-1)).toBe('Mine!')
      await stage.act(() => userEvent.click(last().getByRole('button', { name: 'Really delete?' })))
      expect(texts().at(-1)).toBe('This message was deleted.')
      expect(changes).toEqual([
        [expect.any(String), 'Mine!'],
        [expect.any(String), null],
      ])
    })

    it('keeps drafts and what was not sent over a reload, for whoever wrote them', async () => {
      const drafts = memory()
      const send = () => Promise.reject(new Error('No'))
      const first = await show({ drafts, send })
      await write('Lost?')
      await stage.act(() => userEvent.type(field(), 'Half a sen'))
      const kept = () => [...drafts.kept].filter(([key]) => !key.endsWith('unsent'))
      const before = kept()
      first.unmount()
      await show({ drafts, send })
      await vi.waitFor(() => expect([field().value, texts()]).toEqual(['Half a sen', ['Lost?']]))
      expect(within(log()).getByText('Not sent.', { exact: false })).toBeTruthy()
      expect(kept()).toEqual(before)
      expect(before).toEqual([[`channelkit:chat:${room}:ann`, expect.stringContaining('Half a sen')]])
    })

    it('follows what another tab does to the same draft', async () => {
      await show({ drafts: undefined })
      await stage.act(() => userEvent.type(field(), 'Both'))
      const key = Object.keys(localStorage)[0]!
      localStorage.removeItem(key)
      await stage.act(() => window.dispatchEvent(new StorageEvent('storage', { key })))
      expect(field().value).toBe('')
    })

    it('has nowhere to write where nobody may', async () => {
      const { root, set } = await show({ readOnly: true })
      expect(screen.queryByRole('textbox')).toBeNull()
      await stage.act(() => set({ ...props, readOnly: false, channel: 'news' }))
      expect([root.dataset.state, screen.queryByRole('textbox')]).toEqual(['empty', null])
      await stage.act(() => set({ ...props, channel: room, disabled: true }))
      expect([root.dataset.state, field().disabled]).toEqual(['disabled', true])
    })
  })
}
