import { type ChannelKit, latest, toObservable } from '@channelkit/core'
import { filter, map, Observable } from 'rxjs'

interface Trade {
  price: number
}

export function pricesAbove(kit: ChannelKit, least: number) {
  const trades = toObservable(latest<string, string, Trade>(kit, 'ticker', 'trade'))
  return new Observable<Trade | undefined>((subscriber) => trades.subscribe(subscriber)).pipe(
    map((trade) => trade?.price ?? 0),
    filter((price) => price > least),
  )
}
