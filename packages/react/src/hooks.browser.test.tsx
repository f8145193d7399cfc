import { type ChannelKit, createChannelKit, type Happening, type Source } from '@channelkit/core'
import { act, cleanup, render, screen } from '@testing-library/react'
import { StrictMode, useState } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LiveValue, PresenceList, TypingIndicator } from './components/index.ts'
import { ChannelKitProvider, useChannel, useEvent, useFeed, useLatest } from './index.ts'

/** A source in memory that answers every subscription, and keeps what was asked of it. */
function createSource() {
  let dispatch: (happening: Happening) => void
  const wire: string[] = []
  const hash = { ann: { name: 'Ann' }, bob: { name: 'Bob' } }
  const source: Source = {
    start: (to) => {
      dispatch = to
    },
    connect: () => dispatch({ type: 'connection', at: 0, state: 'connected' }),
    subscribe(channel) {
      wire.push(`+${channel}`)
      dispatch({ type: 'subscribed', at: 0, channel })
    },
    unsubscribe: (channel) => wire.push(`-${channel}`),
    members: () => ({ me: 'ann', hash }),
    send: () => true,
    watch: () => () => {},
    disconnect() {},
    retry() {},
    check() {},
    bind() {},
    unbind() {},
    signIn() {},
    destroy() {},
  }
  const emit = (channel: string, event: string, data: unknown, userId?: string) =>
    act(async () => {
      dispatch({ type: 'event', at: 1, channel, event, data, userId })
      kit.flush()
    })
  return { source, wire, emit }
}

let world: ReturnType<typeof createSource>
let kit: ChannelKit
beforeEach(() => {
  world = createSource()
  kit = createChannelKit({ source: world.source, grace: 20 })
})
afterEach(() => {
  cleanup()
  kit.destroy()
})
const show = (node: React.ReactNode) =>
  render(
    <StrictMode>
      <ChannelKitProvider kit={kit}>{node}</ChannelKitProvider>
    </StrictMode>,
  )

describe('hooks', () => {
  it('subscribe once under StrictMode, for 500 components, and leave once', async () => {
    const One = () => <i>{useChannel('ticker').status}</i>
    const { unmount } = show(Array.from({ length: 500 }, (_, i) => <One key={String(i)} />))
    await act(async () => {})
    expect(screen.getAllByText('live')).toHaveLength(500)
    unmount()
    await expect.poll(() => world.wire).toEqual(['+ticker', '-ticker'])
  })

  it('call the handler of the last render, once per event', async () => {
    const calls: string[] = []
    function Counter() {
      const [count, setCount] = useState(0)
      useEvent<number>('ticker', 'tick', (by) => {
        calls.push(`${count}+${by}`)
        setCount(count + by)
      })
      return <output>{count}</output>
    }
    show(<Counter />)
    for (const by of [1, 2, 3]) await world.emit('ticker', 'tick', by)
    expect(calls).toEqual(['0+1', '1+2', '3+3'])
    expect(screen.getByRole('status').textContent).toBe('6')
    expect(world.wire).toEqual(['+ticker'])
  })

  it('switch channels without a flash of the other, and are off for null', async () => {
    const shown: unknown[] = []
    const View = ({ name }: { name: string | null }) => {
      shown.push(`${name} ${useLatest<number>(name, 'n')} ${useFeed<number>(name, 'n').length}`)
      return null
    }
    const ui = (name: string | null) => (
      <ChannelKitProvider kit={kit}>
        <View name={name} />
      </ChannelKitProvider>
    )
    const { rerender } = render(ui('a'))
    await world.emit('a', 'n', 1)
    rerender(ui('b'))
    rerender(ui(null))
    expect([...new Set(shown)]).toEqual(['a undefined 0', 'a 1 1', 'b undefined 0', 'null undefined 0'])
  })
})

describe('components', () => {
  it('list who is there, oneself first', async () => {
    show(<PresenceList channel="presence-room" />)
    await act(async () => {})
    const rows = screen.getByRole('list', { name: 'Online' }).querySelectorAll('li')
    expect([...rows].map((row) => row.textContent)).toEqual(['AAnnyou', 'BBob'])
  })

  it('say who is typing, and never oneself', async () => {
    show(<TypingIndicator channel="presence-room" />)
    await world.emit('presence-room', 'client-typing', { typing: true }, 'bob')
    expect(screen.getByRole('status').textContent).toBe('Bob is typing…')
    await world.emit('presence-room', 'client-typing', { typing: true }, 'ann')
    expect(screen.getByRole('status').textContent).toBe('Bob is typing…')
    await world.emit('presence-room', 'client-typing', { typing: false }, 'bob')
    expect(screen.getByRole('status').textContent).toBe('')
  })

  it('show the newest number', async () => {
    show(<LiveValue channel="ticker" event="trade" field="price" locale="en" data-testid="price" />)
    await world.emit('ticker', 'trade', { price: 1234.5 })
    expect(screen.getByTestId('price').textContent).toBe('1,234.5')
  })
})
