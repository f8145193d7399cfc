import { type ChannelKit, records, toObservable } from '@channelkit/core'
import { createStore } from 'zustand/vanilla'

interface Quote {
  symbol: string
  price: number
}

export const board = createStore(() => ({ quotes: [] as Quote[] }))

export function followMarket(kit: ChannelKit) {
  const rows = records<string, string, Quote>(kit, 'market', 'quote', { by: 'symbol' })
  const quotes = toObservable(rows, { select: ({ ids, get }) => ids.flatMap((id) => get(id) ?? []) })
  return quotes.subscribe((quotes) => board.setState({ quotes }))
}
