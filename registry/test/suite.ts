import { createTestKit, type TestKit } from '@channelkit/testing'
import { screen, within } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CopiedDriver, CopiedName } from './driver.ts'

const ROOM = 'presence-room'
const person = (id: string, name: string) => ({ id, info: { name } })
const articles = () => screen.queryAllByRole('article').map((one) => one.textContent.trim())
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' })

/** All but contrast: there are no classes here, and `installs` looks at that. */
async function expectAccessible(root: HTMLElement) {
  const off = { enabled: false }
  const { violations } = await axe.run(root, { rules: { region: off, 'color-contrast': off } })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

/** What the components owe that people copy, before they change them. */
export function copied(driver: CopiedDriver): void {
  describe(`${driver.name}: components to copy`, () => {
    let world: TestKit
    const style = document.createElement('style')
    style.textContent = '.max-h-72 { max-height: 18rem } .overflow-y-auto { overflow-y: auto }'
    beforeEach(() => {
      document.head.append(style)
      world = createTestKit({ user: person('ann', 'Ann Lee'), onError() {} })
    })
    afterEach(() => {
      driver.cleanup()
      world.server.destroy()
      style.remove()
    })

    const show = async (name: CopiedName, props: Record<string, unknown> = {}) => {
      const root = await driver.show(world.kit, name, props)
      await settled()
      return root
    }
    const settled = () => driver.act(() => world.server.settled())
    const after = (run: () => unknown) =>
      driver.act(async () => {
        await run()
        await world.server.settled()
      })
    const write = (text: string) => after(() => userEvent.type(field(), `${text}{Enter}`))

    it('the presence list says who is there, and finds somebody among many', async () => {
      const room = world.server.presence(ROOM)
      for (let n = 1; n <= 20; n++) room.join(person(`p${n}`, `Person ${n}`))
      const root = await show('PresenceList', { channel: ROOM })
      const rows = () => within(screen.getByRole('list', { name: 'Online' })).getAllByRole('listitem')
      expect(screen.getByRole('heading').textContent).toMatch(/Online\s+21/)
      expect(rows()[0]!.textContent.trim()).toMatch(/^P1\s*Person 1$/)
      // Whoever is out of sight is not in the page.
      expect(rows().length).toBeLessThan(21)
      await after(() => userEvent.type(screen.getByRole('searchbox', { name: 'Find somebody' }), 'person 13'))
      await vi.waitFor(() => expect(rows()).toHaveLength(1))
      expect(rows()[0]!.textContent.trim()).toMatch(/^P1\s*Person 13$/)
      await expectAccessible(root)
    })

    it('the presence list says that it is out of date, and why it is empty', async () => {
      await show('PresenceList', { channel: ROOM })
      expect(screen.getByRole('listitem').textContent.trim()).toMatch(/^AL\s*Ann Lee\s*you$/)
      await after(() => world.server.cut())
      expect(screen.getByRole('status').textContent).toContain('This is who was here.')
      driver.cleanup()
      world.server.restore()
      world.server.refuseAuth('presence-secret')
      await show('PresenceList', { channel: 'presence-secret' })
      expect(screen.getByRole('status').textContent).toContain('Who is here can’t be shown.')
    })

    it('the avatar stack has a few, and a number for the others', async () => {
      const room = world.server.presence(ROOM)
      for (const [id, name] of [
        ['bob', 'Bob'],
        ['eve', 'Eve'],
      ] as const)
        room.join(person(id, name))
      const root = await show('AvatarStack', { channel: ROOM, max: 2 })
      const stack = screen.getByRole('list', { name: 'Online: 3' })
      expect(within(stack).getAllByRole('listitem')).toHaveLength(3)
      expect(stack.textContent.trim()).toMatch(/\+1$/)
      await after(() => room.leave('eve'))
      expect(within(screen.getByRole('list', { name: 'Online: 2' })).getAllByRole('listitem')).toHaveLength(2)
      await expectAccessible(root)
    })

    it('the typing line names who types', async () => {
      const people = ['Bob', 'Eve', 'Joe'].map((name) =>
        world.server.presence(ROOM).join(person(name.toLowerCase(), name)),
      )
      const root = await show('TypingLine', { channel: ROOM })
      const said = () => root.textContent.trim()
      expect(said()).toBe('')
      for (const [n, text] of [
        [0, 'Bob is typing…'],
        [1, 'Bob and Eve are typing…'],
        [2, 'Several people are typing…'],
      ] as const) {
        await after(() => people[n]!.trigger('client-typing', { typing: true }))
        expect(said()).toBe(text)
      }
      await after(() => people.map((one) => one.trigger('client-typing', { typing: false })))
      expect(said()).toBe('')
    })

    it('the connection badge says how the connection is', async () => {
      world.kit.connection.connect()
      const root = await show('ConnectionBadge')
      expect(root.textContent.trim()).toBe('Live')
      await expectAccessible(root)
      await after(() => world.server.cut())
      expect(root.textContent).toMatch(/Reconnecting…|Unavailable/)
      await after(() => world.server.restore())
      expect(root.textContent.trim()).toBe('Live')
      await after(() => world.kit.connection.disconnect())
      expect(root.textContent.trim()).toBe('Disconnected')
    })

    it('the live value is the newest, with an arrow and classes of its own', async () => {
      const root = await show('LiveValue', {
        channel: 'ticker',
        event: 'trade',
        field: 'price',
        locale: 'en',
      })
      await after(() => world.server.emit('ticker', 'trade', { price: 1200 }))
      await after(() => world.server.emit('ticker', 'trade', { price: 1250 }))
      expect(root.textContent).toMatch(/1,250\s*▲/)
      expect(root.firstElementChild!.classList.contains('tabular-nums')).toBe(true)
      await after(() => world.server.emit('ticker', 'trade', { price: 9 }))
      expect(root.textContent).toMatch(/9\s*▼/)
      await expectAccessible(root)
    })

    it('the chat sends what one writes, and shows what others write and that they do', async () => {
      const bob = world.server.presence(ROOM).join(person('bob', 'Bob'))
      const root = await show('Chat', { channel: ROOM })
      expect(screen.getByText('No messages yet.')).toBeTruthy()
      await write('One{Shift>}{Enter}{/Shift}line')
      expect(field().value).toBe('')
      await after(() => bob.trigger('client-typing', { typing: true }))
      expect(screen.getByText('Bob is typing…')).toBeTruthy()
      await after(() => bob.trigger('client-message', { id: 'b', text: 'Hi <b>Ann</b>' }))
      expect(articles()).toEqual(['One\nline', expect.stringMatching(/^Bob\s*Hi <b>Ann<\/b>$/)])
      await expectAccessible(root)
      await write('   ')
      expect(articles()).toHaveLength(2)
    })

    it('the chat shows what was said before, and keeps what was not sent', async () => {
      const send = vi.fn(async () => {})
      send.mockRejectedValueOnce(new Error('no'))
      const history = vi.fn(async (before: unknown) =>
        before ? [] : [{ id: 'a', author: 'bob', name: 'Bob', text: 'Before', at: 1 }],
      )
      await show('Chat', { channel: ROOM, send, history })
      expect(articles()).toEqual([expect.stringMatching(/^Bob\s*Before$/)])
      await write('Now')
      expect(articles()[1]).toMatch(/^Now\s*Not sent\./)
      await after(() => userEvent.click(screen.getByRole('button', { name: 'Try again' })))
      expect(articles()[1]).toBe('Now')
      await after(() => userEvent.click(screen.getByRole('button', { name: 'Earlier messages' })))
      expect(screen.queryByRole('button', { name: 'Earlier messages' })).toBe(null)
    })

    it('the chat gives a message back that is not to be sent, and says where one can’t write', async () => {
      await show('Chat', { channel: ROOM, send: () => Promise.reject(new Error('no')) })
      await write('Oh')
      await after(() => userEvent.click(screen.getByRole('button', { name: 'Discard' })))
      expect([articles(), field().value]).toEqual([[], 'Oh'])
      driver.cleanup()
      world.server.refuseAuth('presence-secret')
      await show('Chat', { channel: 'presence-secret' })
      expect(screen.getByRole('status').textContent).toContain('One can’t read or write here.')
      expect(field().disabled).toBe(true)
    })
  })
}
