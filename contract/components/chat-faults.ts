import { screen, within } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { expectAccessible, room, useStage } from './suite.ts'

const log = () => screen.getByRole('log')
const rows = () => within(log()).getAllByRole('article')
const texts = () => rows().map((row) => row.querySelector('[data-part=text]')!.textContent)
const YEAR = 365 * 24 * 3_600_000

/** What a chat does with messages as they should not be, and with a server that does not do what it should. */
export function chatFaults(driver: ComponentDriver): void {
  describe(`${driver.name}: Chat, what should not come`, () => {
    const told: string[] = []
    const stage = useStage(driver, { onError: ({ code }) => void told.push(code) })
    const props = { channel: room, locale: 'en', timeZone: 'UTC' }
    const emit = (...messages: unknown[]) =>
      stage.act(() => {
        for (const one of messages) stage.server.emit(room, 'message', one)
      })
    const write = async (text: string) => {
      await stage.act(() => userEvent.type(screen.getByRole('textbox'), text))
      await stage.act(() => userEvent.keyboard('{Enter}'))
    }
    afterEach(() => {
      told.length = 0
      localStorage.clear()
    })

    it('shows what has no id, no author, a time to come, markup, and signs that turn a line around', async () => {
      const { root } = await stage.show('Chat', { ...props, drafts: false })
      const now = Date.now()
      await emit(
        { text: 'No id, no author' },
        { id: 2, author: 'bob', text: 'From next year', at: now + YEAR },
        { id: 3, author: 'bob', text: '<img src=x onerror="document.title=1"><b>bold</b>' },
        { id: 4, author: 'eve', name: 'Eve\u202E<b>', text: 'evil \u202Etxet' },
        { id: 5, author: 'bob', text: 'After all' },
        null,
        7,
      )
      expect(texts().slice(0, 5)).toEqual([
        'No id, no author',
        'From next year',
        '<img src=x onerror="document.title=1"><b>bold</b>',
        'evil \u202Etxet',
        'After all',
      ])
      expect([root.querySelector('img'), log().querySelector('b')]).toEqual([null, null])
      const times = [...log().querySelectorAll('time')].map(({ dateTime }) => Date.parse(dateTime))
      expect(Math.max(...times)).toBeLessThanOrEqual(stage.kit.clock.now())
      // What turns a name around ends with it.
      expect(rows()[3]!.getAttribute('aria-label')).toMatch(/^\u2068Eve\u202E<b>\u2069, \d/)
      expect(rows()[3]!.querySelector<HTMLElement>('[data-part=text]')!.dir).toBe('auto')
      expect(rows()[0]!.getAttribute('aria-label')).toMatch(/^Somebody/)
      await expectAccessible(root)
    })

    it('folds a text of 100 kB, and shows all of it to whoever wants it', async () => {
      await stage.show('Chat', { ...props, drafts: false })
      await emit({ id: 1, author: 'bob', text: 'word '.repeat(20_000) })
      expect(texts()[0]!.length).toBeLessThan(5000)
      await stage.act(() => userEvent.click(screen.getByRole('button', { name: 'Show all' })))
      expect(texts()[0]).toHaveLength(100_000)
      expect(log().scrollWidth).toBe(log().clientWidth)
    })

    it('shows once what two tabs sent of the same draft', async () => {
      const sent: { id: string }[] = []
      const send = async (message: { id: string }) => {
        sent.push(message)
        stage.server.emit(room, 'message', { ...message, author: 'ann' })
      }
      await stage.show('Chat', { ...props, send })
      await stage.act(() => userEvent.type(screen.getByRole('textbox'), 'Same'))
      const key = Object.keys(localStorage).find((name) => name.startsWith('channelkit:chat'))!
      const draft = JSON.parse(localStorage.getItem(key)!)
      await stage.act(() => userEvent.keyboard('{Enter}'))
      // The other tab had it before its own field was emptied.
      await emit({ ...draft, author: 'ann', at: Date.now() })
      expect([texts(), sent.map(({ id }) => id)]).toEqual([['Same'], [draft.id]])
    })

    it('goes on waiting for what is not answered, and loses nothing when it is gone by then', async () => {
      let answer = (_: unknown) => {}
      const send = () => new Promise((done) => (answer = done))
      const first = await stage.show('Chat', { ...props, send })
      await write('Hello')
      expect(within(log()).getByText('Sending…')).toBeTruthy()
      first.unmount()
      await stage.act(() => answer(undefined))
      await stage.show('Chat', { ...props, send })
      await vi.waitFor(() => expect(texts()).toEqual(['Hello']))
      expect(told).toEqual([])
    })

    it('shows once what was sent while the line was lost, told by the answer and by the history after it', async () => {
      const stored: object[] = [{ id: 7, author: 'bob', text: 'Before' }]
      let answer = (_: unknown) => {}
      const send = () => new Promise((done) => (answer = done))
      const history = async () => [...stored]
      await stage.show('Chat', { ...props, drafts: false, send, history })
      await vi.waitFor(() => expect(texts()).toEqual(['Before']))
      await stage.act(() => stage.server.cut())
      await write('Hello')
      stored.push({ id: 8, author: 'bob', text: 'Meanwhile' }, { id: 9, author: 'ann', text: 'Hello' })
      await stage.act(() => answer({ id: 9, text: 'Hello' }))
      expect([texts(), within(log()).queryByText('Sending…')]).toEqual([['Before', 'Hello'], null])
      await stage.act(() => stage.server.restore())
      await vi.waitFor(() => expect(texts()).toEqual(['Before', 'Meanwhile', 'Hello']))
      expect(within(log()).queryByText('messages may be missing', { exact: false })).toBeNull()
    })
  })
}
