import type { ChannelKit } from '@channelkit/core'
import { createTestKit, type TestServer } from '@channelkit/testing'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import { Component, type ReactNode, StrictMode, Suspense, startTransition, useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ChannelKitProvider, useEvent, useLatest } from './index.ts'
import { useSuspenseLiveQuery } from './query/index.ts'

let kit: ChannelKit
let server: TestServer
beforeEach(() => {
  ;({ kit, server } = createTestKit({ user: { id: 'ann', info: { name: 'Ann' } }, act }))
})
afterEach(() => {
  cleanup()
  server.destroy()
  vi.restoreAllMocks()
})

async function show(node: ReactNode) {
  const shown = render(
    <StrictMode>
      <ChannelKitProvider kit={kit}>{node}</ChannelKitProvider>
    </StrictMode>,
  )
  await server.settled()
  return shown
}
async function emit(channel: string, event: string, data: unknown) {
  server.emit(channel, event, data)
  await server.settled()
}

describe('in React', () => {
  it('a handler is that of the last render, called once per event', async () => {
    const calls: string[] = []
    function Counter() {
      const [count, setCount] = useState(0)
      useEvent<number>('ticker', 'tick', (by) => {
        calls.push(`${count}+${by}`)
        setCount(count + by)
      })
      return <output>{count}</output>
    }
    await show(<Counter />)
    for (const by of [1, 2, 3]) await emit('ticker', 'tick', by)
    expect(calls).toEqual(['0+1', '1+2', '3+3'])
    expect(screen.getByRole('status').textContent).toBe('6')
  })

  it('a transition never shows two states of one store at once', async () => {
    const Price = () => {
      // Slow enough for React to give way between two of them.
      for (const until = performance.now() + 3; performance.now() < until; );
      return <i>{useLatest<number>('ticker', 'price') ?? 0}</i>
    }
    let open = (_: boolean) => {}
    function Board() {
      const [many, setMany] = useState(false)
      open = setMany
      return Array.from({ length: many ? 40 : 1 }, (_, i) => <Price key={String(i)} />)
    }
    const { container } = await show(<Board />)
    const torn: string[] = []
    const observer = new MutationObserver(() => {
      const values = new Set([...container.querySelectorAll('i')].map((node) => node.textContent))
      if (values.size > 1) torn.push([...values].join())
    })
    observer.observe(container, { childList: true, subtree: true, characterData: true })
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
    startTransition(() => open(true))
    for (let n = 1; n <= 10; n++) {
      server.emit('ticker', 'price', n)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    await vi.waitFor(() => {
      const values = [...container.querySelectorAll('i')].map((node) => node.textContent)
      expect(values).toEqual(Array.from({ length: 40 }, () => '10'))
    })
    vi.unstubAllGlobals()
    observer.disconnect()
    expect(torn).toEqual([])
  })
})

describe('a live query within Suspense', () => {
  class Boundary extends Component<{ children: ReactNode }> {
    override state = { error: null as Error | null }
    static getDerivedStateFromError = (error: Error) => ({ error })
    override render = () => (this.state.error ? <p>{this.state.error.message}</p> : this.props.children)
  }
  const showOrders = (queryFn: () => Promise<number[]>) => {
    const Orders = () => {
      const { data, live } = useSuspenseLiveQuery({
        queryKey: ['orders'],
        queryFn,
        channel: 'private-orders',
        on: { placed: (orders: number[], order: number) => [...orders, order] },
      })
      return <output>{`${live}: ${data.join()}`}</output>
    }
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    return show(
      <QueryClientProvider client={client}>
        <Boundary>
          <Suspense fallback={<p>Loading</p>}>
            <Orders />
          </Suspense>
        </Boundary>
      </QueryClientProvider>,
    )
  }

  // React mounts in its own time: on a machine that stands still for a second, after the query was given up.
  it('shows the fallback, then data that follows', { retry: 2 }, async () => {
    let answer = (_: number[]) => {}
    let asked = 0
    const { container } = await showOrders(() => {
      asked++
      return new Promise((resolve) => {
        answer = resolve
      })
    })
    expect(container.textContent).toBe('Loading')
    answer([1])
    await server.settled()
    await emit('private-orders', 'placed', 2)
    await server.settled()
    expect([container.textContent, asked]).toEqual(['live: 1,2', 1])
  })

  it('leaves a failure to the error boundary', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const { container } = await showOrders(() => Promise.reject(new Error('No orders today')))
    await server.settled()
    expect(container.textContent).toBe('No orders today')
  })
})
