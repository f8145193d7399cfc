import { readFileSync } from 'node:fs'
import { latest, toObservable } from '@channelkit/core'
import { createTestKit, type TestKit } from '@channelkit/testing'
import { channelKit } from '@channelkit/vue'
import { createPinia } from 'pinia'
import { get } from 'svelte/store'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSSRApp } from 'vue'
import { useTasks } from './outside-pinia.ts'
import { followOrders, store } from './outside-redux.ts'
import { pricesAbove } from './outside-rxjs.ts'
import { messagesOf } from './outside-svelte.ts'
import { board, followMarket } from './outside-zustand.ts'

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')
const page = read('../../docs/outside-components.md')

let world: TestKit
beforeEach(() => {
  world = createTestKit()
})
afterEach(() => world.server.destroy())
const settled = async () => {
  await world.server.settled()
  await world.server.settled()
}
const emit = async (channel: string, event: string, data: unknown) => {
  world.server.emit(channel, event, data)
  await settled()
}

it.each(['zustand', 'redux', 'pinia', 'svelte', 'rxjs'])(
  'the sample of %s is the one that is run here',
  (name) => {
    expect(page).toContain(read(`outside-${name}.ts`))
  },
)

it('an observable tells the value at once, then what changes of what is picked, until it is stopped', async () => {
  const price = latest(world.kit, 'ticker', 'trade', { initial: { price: 1, at: 0 } })
  const told: unknown[] = []
  const stop = toObservable(price, { select: (trade) => (trade as { price: number }).price }).subscribe({
    next: (value) => told.push(value),
  })
  expect(told).toEqual([1])
  await settled()
  await emit('ticker', 'trade', { price: 1, at: 1 })
  await emit('ticker', 'trade', { price: 2, at: 2 })
  expect(told).toEqual([1, 2])
  stop()
  await emit('ticker', 'trade', { price: 3, at: 3 })
  expect(told).toEqual([1, 2])
})

it('zustand is fed', async () => {
  const stop = followMarket(world.kit)
  await settled()
  await emit('market', 'quote', { symbol: 'A', price: 1 })
  expect(board.getState().quotes).toEqual([{ symbol: 'A', price: 1 }])
  stop()
})

it('Redux gets events as actions, and states', async () => {
  const stop = followOrders(world.kit)
  await settled()
  await emit('orders', 'placed', { id: 1, total: 5 })
  await emit('orders', 'placed', { id: 1, total: 5 })
  await emit('orders', 'total', 5)
  expect(store.getState()).toEqual({ all: [{ id: 1, total: 5 }], total: 5 })
  stop()
})

it('Svelte and RxJS take it as what they know', async () => {
  const messages = messagesOf(world.kit, '7')
  const shown: string[][] = []
  const leave = messages.subscribe((all) => shown.push(all))
  const prices: number[] = []
  const prices$ = pricesAbove(world.kit, 10).subscribe((price) => prices.push(price))
  await settled()
  await emit('room-7', 'message', { id: 'a', text: 'Hello' })
  expect(get(messages)).toEqual(['Hello'])
  for (const price of [5, 11, 12]) await emit('ticker', 'trade', { price })
  expect([shown.at(-1), prices]).toEqual([['Hello'], [11, 12]])
  leave()
  prices$.unsubscribe()
})

it('a composable makes a store of Pinia', () => {
  const pinia = createPinia()
  const app = createSSRApp({}).use(channelKit, world.kit).use(pinia)
  const tasks = app.runWithContext(() => useTasks(pinia))
  expect([tasks.all, tasks.open, tasks.status]).toEqual([[], 0, 'idle'])
})
