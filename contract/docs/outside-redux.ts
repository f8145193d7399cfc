import { type ChannelKit, latest, listen, toObservable } from '@channelkit/core'
import { configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit'

interface Order {
  id: number
  total: number
}

const orders = createSlice({
  name: 'orders',
  initialState: { all: [] as Order[], total: 0 },
  reducers: {
    placed: ({ all }, { payload }: PayloadAction<Order>) => {
      if (!all.some(({ id }) => id === payload.id)) all.push(payload)
    },
    totalled(state, { payload }: PayloadAction<number>) {
      state.total = payload
    },
  },
})
export const store = configureStore({ reducer: orders.reducer })

export function followOrders(kit: ChannelKit) {
  const { placed, totalled } = orders.actions
  const total = latest<string, string, number>(kit, 'orders', 'total', { initial: 0 })
  const stops = [
    // Every event as an action, or the state that is made of events.
    listen(kit, 'orders', 'placed', (order) => store.dispatch(placed(order as Order))),
    toObservable(total).subscribe((now) => store.dispatch(totalled(now ?? 0))),
  ]
  return () => stops.forEach((stop) => void stop())
}
