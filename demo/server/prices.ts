import recorded from './data/prices.json' with { type: 'json' }

/** One company's price at the end of a month. */
export interface Price {
  readonly symbol: string
  /** Of the recording: `2004-03`. */
  readonly month: string
  readonly price: number
  /** Against the month before: 0.05 is 5 %. */
  readonly change: number
}

const every = 400
const symbols = Object.keys(recorded.prices)

/** Replays recorded prices, a company after the other, month after month; returns the way to stop. */
export function startPrices(tell: (price: Price) => void): () => void {
  let turn = 0
  const timer = setInterval(() => tell(priceAt(turn++)), every)
  return () => clearInterval(timer)
}

/** The price that is told at a turn; after the last month of the recording it begins again. */
export function priceAt(turn: number): Price {
  const symbol = symbols[turn % symbols.length]!
  const prices: readonly number[] = recorded.prices[symbol as keyof typeof recorded.prices]
  // The first month has none before it to be compared with.
  const index = 1 + (Math.floor(turn / symbols.length) % (prices.length - 1))
  const [price, before] = [prices[index]!, prices[index - 1]!]
  const change = Math.round(((price - before) / before) * 1000) / 1000
  return { symbol, month: recorded.months[index]!, price, change }
}
