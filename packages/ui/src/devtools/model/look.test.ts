import { channel, latest, presence } from '@channelkit/core'
import { holding } from '@channelkit/core/inspect'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { watchSites } from '../watch-sites.ts'
import { channelsOf, storeViewsOf } from './look.ts'
import { createTestPage } from './test-page.ts'

let page: ReturnType<typeof createTestPage>
beforeEach(() => {
  watchSites()
  page = createTestPage()
})
afterEach(() => {
  page.kit.destroy()
  holding.site = undefined
})

it('shows channels by name with their references, events and members', () => {
  const { kit } = page
  expect(channelsOf(kit)).toEqual([])
  channel(kit, 'ticker').on('price', () => {})
  channel(kit, 'ticker').on('price', () => {})
  presence(kit, 'presence-room').subscribe(() => {})
  const [room, ticker] = channelsOf(kit)
  expect(room).toMatchObject({ name: 'presence-room', users: 1, me: 'ann', members: [{ id: 'ann' }] })
  expect(ticker).toMatchObject({ name: 'ticker', users: 2, listens: ['price'], members: null })
  expect(ticker!.holders).toMatchObject([{ count: 2 }])
})

it('counts through a store who holds its channel, and knows what it is', () => {
  const { kit } = page
  const price = latest(kit, ['ticker', 'other'], 'price')
  const follow = () => price.subscribe(() => {})
  const stops = [follow(), follow()]
  expect(storeViewsOf(kit)).toMatchObject([
    {
      kind: 'latest',
      of: 'price',
      channels: ['ticker', 'other'],
      users: 2,
      holders: [{ count: 2 }],
    },
  ])
  expect(channelsOf(kit).map(({ holders }) => holders)).toMatchObject([[{ count: 2 }], [{ count: 2 }]])
  for (const stop of stops) stop()
})
