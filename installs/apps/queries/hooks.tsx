import { append, useLiveQuery } from '@channelkit/react/query'
import { useLiveQuery as followInVue, upsert } from '@channelkit/vue/query'
import type { Ref } from 'vue'

interface Order {
  id: number
  total: number
}
const orders = async (): Promise<Order[]> => []

export function Orders() {
  const { data, live } = useLiveQuery({
    queryKey: ['orders'],
    queryFn: orders,
    channel: 'orders',
    on: { placed: append('id') },
  })
  return <p title={live}>{data?.map(({ total }) => total.toFixed(2))}</p>
}

export function inVue(): Ref<Order[] | undefined> {
  return followInVue({
    queryKey: ['orders'],
    queryFn: orders,
    channel: 'orders',
    on: { changed: upsert('id') },
  }).data
}
