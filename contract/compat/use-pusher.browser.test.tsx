import { useEvent, usePresence } from '@channelkit/react'
import * as ours from '@channelkit/react/compat/use-pusher'
import * as original from '@harelpls/use-pusher'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { StrictMode, useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pusherApp, type UsePusher } from './use-pusher-app.tsx'
import { type OldWorld, oldWorld } from './world.ts'

let world: OldWorld
beforeEach(async () => {
  world = await oldWorld()
})
afterEach(() => {
  cleanup()
  world.server.destroy()
  vi.restoreAllMocks()
})

function propsOf({ options: { key, ...options }, Pusher }: OldWorld) {
  const auth = { headers: { Authorization: 'Bearer me' } }
  return {
    ...options,
    cluster: 'own',
    clientKey: key,
    _PusherRuntime: Pusher,
    triggerEndpoint: '/publish',
    auth,
  }
}
const lines = () => [...document.querySelectorAll('li')].map((line) => line.textContent)

for (const [name, lib] of [
  ['the original', original as unknown as UsePusher],
  ['ours', ours as unknown as UsePusher],
] as const)
  describe(`an application of use-pusher, with ${name}`, () => {
    async function open() {
      const { App } = pusherApp(lib)
      const bob = world.server.presence('presence-room').join({ id: 'bob', info: { name: 'Bob' } })
      render(
        <StrictMode>
          <App {...propsOf(world)} />
        </StrictMode>,
      )
      await waitFor(() =>
        expect(screen.getByTestId('room').textContent).toMatch(/^2 there: (Bob,Ann|Ann,Bob); I am Ann, ann$/),
      )
      return bob
    }

    it('shows who is there, who comes and who goes', async () => {
      const bob = await open()
      const carl = world.server.presence('presence-room').join({ id: 'carl', info: { name: 'Carl' } })
      await waitFor(() => expect(screen.getByTestId('room').textContent).toContain('3 there'))
      carl.leave()
      bob.leave()
      await waitFor(() => expect(screen.getByTestId('room').textContent).toMatch(/^1 there: Ann/))
    })

    it('hears events of both channels, each once', async () => {
      await open()
      world.server.emit('presence-room', 'message', { text: 'one' })
      await waitFor(() => expect(lines()).toEqual(['message one']))
      await waitFor(() => expect(world.server.channels).toContain('news'))
      world.server.emit('news', 'flash', 'two')
      await waitFor(() => expect(lines()).toEqual(['message one', 'news two']))
    })

    it('sends client events, and hears who sent one', async () => {
      const bob = await open()
      fireEvent.click(screen.getByRole('button', { name: 'Wave' }))
      await waitFor(() =>
        expect(world.server.triggered).toMatchObject([
          { channel: 'presence-room', event: 'client-wave', data: { to: 'all' } },
        ]),
      )
      bob.trigger('client-wave', { to: 'Ann' })
      await waitFor(() => expect(lines()).toEqual(['bob waves to Ann']))
    })

    it('asks its server to publish', async () => {
      const fetched = vi
        .spyOn(globalThis, 'fetch')
        .mockImplementation(async () => new Response('', { status: 202 }))
      await open()
      expect(screen.getByText('client')).toBeTruthy()
      fireEvent.click(screen.getByRole('button', { name: 'Publish' }))
      await waitFor(() => expect(screen.getByRole('status').textContent).toBe('202'))
      const [url, { method, body, headers } = {}] = fetched.mock.calls.at(-1)!
      expect([url, method]).toEqual(['/publish', 'POST'])
      // With a pusher-js of today the original finds no headers.
      if (name === 'ours') expect(headers).toEqual({ Authorization: 'Bearer me' })
      expect(JSON.parse(String(body))).toEqual({
        channelName: 'news',
        eventName: 'flash',
        data: { text: 'Hello' },
      })
    })
  })

describe('what is better behind our door than in use-pusher', () => {
  const { App, Room } = pusherApp(ours as unknown as UsePusher)

  it('shows members to who comes late, and leaves a channel to those who stay', async () => {
    const Late = () => <p data-testid="late">{ours.usePresenceChannel('presence-room').count}</p>
    function Page() {
      const [late, setLate] = useState(false)
      return (
        <ours.PusherProvider {...propsOf(world)} grace={0}>
          <Room />
          <button type="button" onClick={() => setLate(!late)}>
            Late
          </button>
          {late && <Late />}
        </ours.PusherProvider>
      )
    }
    render(<Page />)
    await waitFor(() => expect(screen.getByTestId('room').textContent).toContain('1 there'))
    fireEvent.click(screen.getByRole('button', { name: 'Late' }))
    await waitFor(() => expect(screen.getByTestId('late').textContent).toBe('1'))
    fireEvent.click(screen.getByRole('button', { name: 'Late' }))
    world.server.emit('presence-room', 'message', { text: 'still here' })
    await waitFor(() => expect(lines()).toEqual(['message still here']))
  })

  it('shares its kit with the hooks of ChannelKit', async () => {
    const heard: unknown[] = []
    function New() {
      useEvent('news', 'flash', (data) => heard.push(data))
      return <p data-testid="new">{usePresence('presence-room').count}</p>
    }
    render(
      <ours.PusherProvider {...propsOf(world)}>
        <Room />
        <New />
      </ours.PusherProvider>,
    )
    await waitFor(() => expect(screen.getByTestId('new').textContent).toBe('1'))
    await waitFor(() => expect(world.server.channels).toContain('news'))
    world.server.emit('news', 'flash', 'both')
    await waitFor(() => expect([heard, lines()]).toEqual([['both'], ['news both']]))
    expect([...world.server.hub.app('test').channels.get('presence-room')!.sockets].length).toBe(1)
  })

  it('connects only once `defer` is over, and says nothing meanwhile', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { rerender } = render(<App {...propsOf(world)} defer />)
    expect(screen.getByText('no client')).toBeTruthy()
    expect(world.server.channels).toEqual([])
    rerender(<App {...propsOf(world)} />)
    await waitFor(() => expect(screen.getByTestId('room').textContent).toContain('1 there'))
    expect(said).not.toHaveBeenCalled()
  })

  it('tells the handlers of pusher-js what becomes of a channel and of the connection', async () => {
    const told: unknown[] = []
    function Old() {
      const { client } = ours.usePusher()
      const channel = ours.useChannel('presence-room')
      return (
        <button
          type="button"
          onClick={() => {
            client!.connection.bind('state_change', (change: unknown) => told.push(change))
            channel!.bind('pusher:subscription_succeeded', ({ count }: { count: number }) => told.push(count))
            channel!.bind('pusher:member_added', ({ id }: { id: string }) => told.push(id))
            channel!.bind_global((event: string) => told.push(event))
          }}
        >
          Bind
        </button>
      )
    }
    render(
      <ours.PusherProvider {...propsOf(world)}>
        <Old />
        <Room />
      </ours.PusherProvider>,
    )
    await waitFor(() => expect(screen.getByTestId('room').textContent).toContain('1 there'))
    fireEvent.click(screen.getByRole('button', { name: 'Bind' }))
    await waitFor(() => expect(told).toEqual([1]))
    world.server.presence('presence-room').join({ id: 'bob', info: { name: 'Bob' } })
    await waitFor(() => expect(told).toEqual([1, 'bob', 'pusher:member_added']))
    world.server.emit('presence-room', 'unheard', {})
    await waitFor(() => expect(told.at(-1)).toBe('unheard'))
    world.server.cut()
    await waitFor(() => expect(told.at(-1)).toEqual({ previous: 'connected', current: 'connecting' }))
  })

  it('refuses `useTrigger` without an endpoint by a code', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(() => render(<App {...propsOf(world)} triggerEndpoint={undefined} />)).toThrow(
      'no triggerEndpoint',
    )
  })
})
