import { screen } from '@testing-library/dom'
import { describe, expect, it } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { expectAccessible, person, room, useStage } from './suite.ts'

export function typingIndicator(driver: ComponentDriver): void {
  describe(`${driver.name}: TypingIndicator`, () => {
    const stage = useStage(driver)

    it('says who is typing in a line that keeps its height', async () => {
      const [bob, carol, dora] = ['Bob', 'Carol', 'Dora'].map((name) =>
        stage.server.presence(room).join(person(name.toLowerCase(), name)),
      )
      const { root } = await stage.show('TypingIndicator', { channel: room })
      const line = screen.getByRole('status')
      const { height } = root.getBoundingClientRect()
      const type = (who: typeof bob, typing = true) =>
        stage.act(() => who!.trigger('client-typing', { typing }))
      expect([line.textContent, root.dataset.state]).toEqual(['', 'empty'])
      await type(bob)
      expect([line.textContent, root.dataset.state]).toEqual(['Bob is typing…', 'live'])
      expect(root.getBoundingClientRect().height).toBe(height)
      await expectAccessible(root)
      await type(carol)
      expect(line.textContent).toBe('Bob and Carol are typing…')
      await type(dora)
      expect(line.textContent).toBe('Several people are typing…')
      await type(bob, false)
      await stage.act(() => carol!.leave())
      expect(line.textContent).toBe('Dora is typing…')
      await stage.act(() => stage.server.cut())
      expect([line.textContent, root.textContent]).toEqual(['', 'Connection lost.'])
    })

    it('goes by the names that the application knows', async () => {
      const bob = stage.server.presence(room).join(person('bob', 'Bob'))
      const nameOf = ({ id }: { id: string }) => (id === 'bob' ? 'Robert' : undefined)
      await stage.show('TypingIndicator', { channel: room, nameOf })
      await stage.act(() => bob.trigger('client-typing', { typing: true, name: 'Bobby' }))
      expect(screen.getByRole('status').textContent).toBe('Robert is typing…')
    })

    it('says what failed, and nothing while it is off', async () => {
      stage.server.refuseAuth(room)
      const { root } = await stage.show('TypingIndicator', { channel: room, disabled: true })
      expect([root.dataset.state, root.textContent]).toEqual(['disabled', ''])
    })
  })
}
