import { fireEvent, screen, waitFor } from '@testing-library/dom'
import { cleanup as cleanupReact } from '@testing-library/react'
import { cleanup as cleanupSvelte } from '@testing-library/svelte'
import { cleanup as cleanupVue } from '@testing-library/vue'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { apps } from './echo-apps.tsx'
import { type OldWorld, oldWorld } from './world.ts'

let world: OldWorld
beforeEach(async () => {
  world = await oldWorld()
})
afterEach(() => {
  for (const cleanup of [cleanupReact, cleanupVue, cleanupSvelte]) cleanup()
  world.server.destroy()
})

const textOf = (id: string) => screen.getByTestId(id).textContent?.trim()
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const CHANNELS = ['presence-room', 'private-App.Models.User.7', 'private-chat', 'private-orders.1', 'ticker']

for (const app of apps)
  describe(`an application of Laravel Echo, with ${app.name}`, () => {
    async function open() {
      const log: string[] = []
      const { options, Pusher } = world
      app.lib.configureEcho({ broadcaster: 'reverb', ...options, Pusher, cluster: '' } as never)
      world.server.presence('presence-room').join({ id: 'bob', info: { name: 'Bob' } })
      const props = { order: 1, log: (line: string) => log.push(line) }
      const page = await app.mount(props)
      await waitFor(() => expect([...world.server.channels].sort()).toEqual(CHANNELS))
      await waitFor(() => expect(textOf('people')).toBe('Ann,Bob'))
      return { log, page, props }
    }

    it('hears events by their names in Laravel, each once', async () => {
      const { log } = await open()
      world.server.emit('private-orders.1', 'App\\Events\\OrderPlaced', { id: 1 })
      world.server.emit('private-orders.1', 'paid', 2)
      world.server.emit('private-orders.1', 'App\\Events\\Shop\\OrderPacked', 3)
      world.server.emit('ticker', 'App\\Events\\Trade', { price: 4 })
      world.server.emit('presence-room', 'said', 'hello')
      const heard = ['placed 1', 'done 2', 'done 3', 'trade 4', 'said hello']
      await waitFor(() => expect(log).toEqual(heard))
      await waitFor(() => expect(screen.getByRole('status').textContent).toBe('1'))
    })

    it('hears models, and those notifications that it wants', async () => {
      const { log } = await open()
      const notify = (type: string, amount: number) =>
        world.server.emit(
          'private-App.Models.User.7',
          'Illuminate\\Notifications\\Events\\BroadcastNotificationCreated',
          { id: `n${amount}`, type, amount },
        )
      notify('App\\Notifications\\Other', 1)
      notify('App\\Notifications\\InvoicePaid', 2)
      world.server.emit('private-App.Models.User.7', 'UserUpdated', { model: { name: 'Ann' } })
      await waitFor(() => expect(log).toEqual(['paid 2', 'user Ann']))
    })

    it('knows who comes and goes, and whispers', async () => {
      const { log } = await open()
      const carl = world.server.presence('presence-room').join({ id: 'carl', info: { name: 'Carl' } })
      await waitFor(() => expect(textOf('people')).toBe('Ann,Bob,Carl'))
      carl.trigger('client-typing', { name: 'Carl' })
      await waitFor(() => expect(log).toEqual(['Carl types']))
      carl.leave()
      await waitFor(() => expect(textOf('people')).toBe('Ann,Bob'))
      press('Type')
      await waitFor(() =>
        expect(world.server.triggered).toMatchObject([
          { channel: 'private-chat', event: 'client-typing', data: { name: 'Ann' } },
        ]),
      )
    })

    it('shows the connection, and its id', async () => {
      await open()
      await waitFor(() => expect(textOf('state')).toBe('connected with an id'))
    })

    it('stops, listens again, and leaves with its component', async () => {
      const { log, page } = await open()
      press('Stop')
      world.server.emit('private-orders.1', 'App\\Events\\OrderPlaced', { id: 1 })
      world.server.emit('private-orders.1', 'paid', 2)
      await waitFor(() => expect(log).toEqual(['done 2']))
      press('Listen')
      world.server.emit('private-orders.1', 'App\\Events\\OrderPlaced', { id: 3 })
      await waitFor(() => expect(log).toEqual(['done 2', 'placed 3']))
      page.unmount()
      await waitFor(() => expect(world.server.channels).toEqual(['presence-room']))
      expect(world.server.presence('presence-room').members).toEqual(['bob'])
    })

    if (app.follows)
      it('goes with its channel from one to the next', async () => {
        const { log, page, props } = await open()
        await page.set({ ...props, order: 2 })
        await waitFor(() => expect(world.server.channels).toContain('private-orders.2'))
        world.server.emit('private-orders.1', 'App\\Events\\OrderPlaced', { id: 1 })
        world.server.emit('private-orders.2', 'App\\Events\\OrderPlaced', { id: 2 })
        await waitFor(() => expect(log).toEqual(['placed 2']))
      })
  })
