import { screen } from '@testing-library/dom'
import { describe, expect, it, vi } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { expectAccessible, useStage } from './suite.ts'

export function streamedText(driver: ComponentDriver): void {
  describe(`${driver.name}: StreamedText`, () => {
    const stage = useStage(driver)
    const props = { channel: 'private-chat', id: 'a' }
    const send = (...pieces: object[]) =>
      stage.act(() => {
        for (const piece of pieces) stage.server.emit('private-chat', 'piece', { id: 'a', ...piece })
      })
    const spoken = () => document.querySelector('[data-ck=announcer]')?.textContent

    it('has its line from the beginning, grows while it is busy, and is then at rest', async () => {
      const { root } = await stage.show('StreamedText', props)
      expect([root.dataset.state, root.ariaBusy, root.querySelector('[data-part=caret]') !== null]).toEqual([
        'empty',
        'true',
        true,
      ])
      const { height } = root.getBoundingClientRect()
      await expectAccessible(root)
      await send({ seq: 0, text: 'Hello ' })
      expect([root.textContent, root.getBoundingClientRect().height]).toEqual(['Hello ', height])
      await send({ seq: 2, text: '!', end: 'done' }, { seq: 1, text: 'there' })
      expect([root.textContent, root.dataset.state, root.ariaBusy]).toEqual(['Hello there!', 'live', null])
      expect(root.querySelector('[data-part=caret]')).toBeNull()
      await expectAccessible(root)
    })

    it('says sentences and not letters, and nothing of what was there before', async () => {
      await stage.show('StreamedText', { ...props, initial: { seq: 0, text: 'Known already. ' } })
      await send({ seq: 1, text: 'First sen' }, { seq: 2, text: 'tence. And a ha' })
      await vi.waitFor(() => expect(spoken()).toBe('First sentence.'), { timeout: 10_000 })
    })

    it('says in words what is wrong with it, and keeps what there is', async () => {
      const { root } = await stage.show('StreamedText', props)
      await send({ seq: 0, text: 'So far' }, { seq: 1, end: 'failed', error: 'a secret' })
      expect([root.textContent, screen.getByRole('status').textContent]).toEqual([
        'So farThe answer broke off.',
        'The answer broke off.',
      ])
      await expectAccessible(root)
    })

    it('keeps its text while the line is lost, and says where it was refused or is off', async () => {
      const { root, set } = await stage.show('StreamedText', props)
      await send({ seq: 0, text: 'So far' })
      await stage.act(() => stage.server.cut())
      expect([root.dataset.state, root.textContent]).toEqual(['stale', 'So farConnection lost.'])
      await stage.act(() => set({ ...props, disabled: true }))
      expect([root.dataset.state, root.textContent, root.ariaBusy]).toEqual([
        'disabled',
        'Switched off.',
        null,
      ])
    })

    it('shows an answer that is complete without a channel, in markup of the application', async () => {
      const initial = { text: '*all* of it', end: 'done' }
      const { root } = await stage.show('StreamedText', { channel: null, id: 'b', initial })
      expect([root.dataset.state, root.textContent, stage.server.channels]).toEqual([
        'live',
        '*all* of it',
        [],
      ])
    })
  })
}
