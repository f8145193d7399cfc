import { screen, within } from '@testing-library/dom'
import { describe, expect, it, vi } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { expectAccessible, person, room, useStage } from './suite.ts'

const log = () => screen.getByRole('log')
const rows = () => within(log()).getAllByRole('article')
const text = (at: number) => rows().at(at)!.querySelector('[data-part=text]')!.textContent
const part = (name: string) => log().querySelector<HTMLElement>(`[data-part=${name}]`)
const isAtEnd = () => log().scrollHeight - log().scrollTop - log().clientHeight < 4
const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))

/** What a chat does with messages whose texts stream in. */
export function chatStreams(driver: ComponentDriver): void {
  describe(`${driver.name}: Chat, answers that stream`, () => {
    const stage = useStage(driver, { onError() {} })
    const props = { channel: room, locale: 'en', timeZone: 'UTC', drafts: false, send: async () => {} }
    const emit = (event: string, ...data: object[]) =>
      stage.act(() => {
        for (const one of data) stage.server.emit(room, event, one)
      })
    const begin = (more: object = {}) =>
      emit('message', { id: 'm1', author: 'bot', name: 'Bot', stream: 'a', ...more })
    const send = (...pieces: object[]) => emit('piece', ...pieces.map((one) => ({ id: 'a', ...one })))
    const spoken = () => document.querySelector('[data-ck=announcer]')?.textContent

    it('grows in its place, is busy while it does, and then a message like any other', async () => {
      const { root } = await stage.show('Chat', props)
      await begin()
      expect([rows()[0]!.ariaBusy, rows()[0]!.dataset.stream, text(0)]).toEqual(['true', 'waiting', ''])
      expect(part('caret')).not.toBeNull()
      await expectAccessible(root)
      await send({ seq: 0, text: 'See https://a.example' }, { seq: 1, text: '/b, <b>so</b>' })
      expect([text(0), rows()[0]!.dataset.stream]).toEqual([
        'See https://a.example/b, <b>so</b>',
        'streaming',
      ])
      expect(within(log()).getByRole<HTMLAnchorElement>('link').href).toBe('https://a.example/b')
      await send({ seq: 2, text: '!', end: 'done' })
      expect([rows()[0]!.ariaBusy, rows()[0]!.dataset.stream, part('caret')]).toEqual([null, 'done', null])
      expect(text(0)).toMatch(/so<\/b>!$/)
      await expectAccessible(root)
    })

    it('stays at the newest while it grows, and holds the place of whoever reads above', async () => {
      const initial = Array.from({ length: 30 }, (_, n) => ({ id: `${n}`, author: 'bob', text: `No ${n}` }))
      await stage.show('Chat', { ...props, initial })
      await begin()
      const lines = (from: number) =>
        `${Array.from({ length: 12 }, (_, n) => `Line ${from + n}`).join('\n')}\n`
      await send({ seq: 0, text: lines(0) })
      await send({ seq: 1, text: lines(12) })
      await vi.waitFor(() => expect([isAtEnd(), text(-1)]).toEqual([true, lines(0) + lines(12)]))
      await stage.act(async () => {
        log().scrollTop -= 500
        log().dispatchEvent(new Event('scroll'))
        await frame()
      })
      const top = () => {
        const row = rows()[2]!
        return [row.dataset.index, Math.round(row.getBoundingClientRect().top)]
      }
      await stage.act(frame)
      const before = top()
      await send({ seq: 2, text: lines(24), end: 'done' })
      await stage.act(frame)
      expect([top(), isAtEnd()]).toEqual([before, false])
    })

    it('says who answers, and then sentences and not letters', async () => {
      await stage.show('Chat', { ...props, initial: [{ id: 'm0', author: 'bob', text: 'Why?' }] })
      await begin()
      await vi.waitFor(() => expect(spoken()).toBe('Bot is typing…'))
      await send({ seq: 0, text: 'First sen' }, { seq: 1, text: 'tence. And a ha' })
      await vi.waitFor(() => expect(spoken()).toBe('Bot: First sentence.'))
      await send({ seq: 2, text: 'lf.', end: 'done' })
      await vi.waitFor(() => expect(spoken()).toBe('And a half.'))
    })

    it('says nothing of what was there before', async () => {
      const stored = { id: 'm1', author: 'bot', name: 'Bot', stream: 'a', text: 'Known already. ', seq: 0 }
      await stage.show('Chat', { ...props, initial: [stored] })
      await send({ seq: 1, text: 'New one. ' })
      await vi.waitFor(() => expect(spoken()).toBe('New one.'))
    })

    it('says in words what is wrong with an answer, and keeps what there is of it', async () => {
      const { root } = await stage.show('Chat', props)
      await begin()
      await emit('message', { id: 'm2', author: 'bot', stream: true })
      await send({ seq: 0, text: 'So far' }, { end: 'failed', error: 'a secret' })
      await send({ id: 'm2', seq: 1, text: 'the end' })
      expect([text(0), within(log()).getByText('The answer broke off.').role]).toEqual(['So far', 'status'])
      await vi.waitFor(() => expect(within(log()).getByText('Part of the answer is missing.')).toBeTruthy())
      expect([text(1), log().textContent!.includes('secret')]).toEqual(['the end', false])
      await expectAccessible(root)
    })

    it('leaves the markup of an answer to the application, and what can be done with it', async () => {
      const slots = {
        message: ({ text, stream }: { text: string; stream: string | null }) => `[${text}|${stream}]`,
        actions: ({ id }: { id: string }) => `{reply to ${id}}`,
      }
      await stage.show('Chat', props, slots)
      await begin()
      await send({ seq: 0, text: 'Half' })
      expect(rows()[0]!.textContent).toContain('[Half|streaming]')
      expect(rows()[0]!.textContent).toContain('{reply to m1}')
      await send({ seq: 1, text: ' more', end: 'done' })
      expect(rows()[0]!.textContent).toContain('[Half more|done]')
    })

    it('shows who is there, and how far one’s own messages came', async () => {
      const marks: Record<string, string> = { a: 'sent', b: 'delivered', c: 'read' }
      stage.server.presence(room).join(person('bob', 'Bob'))
      const own = Object.keys(marks).map((id) => ({ id, author: 'ann', text: id }))
      const markOf = ({ id }: { id: string }) => marks[id]
      const { root } = await stage.show('Chat', { ...props, initial: own, markOf })
      expect(root.querySelector('[data-part=people]')!.textContent).toContain('2 here')
      const shown = [...log().querySelectorAll<HTMLElement>('[data-part=mark]')]
      expect(shown.map((one) => [one.dataset.mark, one.textContent])).toEqual([
        ['sent', 'Sent'],
        ['delivered', 'Delivered'],
        ['read', 'Read'],
      ])
      await expectAccessible(root)
    })
  })
}
