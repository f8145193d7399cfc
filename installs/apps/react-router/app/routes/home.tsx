import { useConnection, useLatest } from '@channelkit/react'
import { Live } from '../../src/live'
import type { Route } from './+types/home'

export const loader = () => ({ trade: { price: 41 } })

export default function Home({ loaderData }: Route.ComponentProps) {
  const { status } = useConnection()
  const trade = useLatest<{ price: number }>('ticker', 'trade', { initial: loaderData.trade })
  return (
    <>
      <p>
        {trade?.price}, {status}
      </p>
      <Live />
    </>
  )
}
