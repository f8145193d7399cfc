import { useChannel, useLatest } from '@channelkit/react'

export function Example() {
  const trade = useLatest<{ price: number }>('ticker', 'trade')
  const { status } = useChannel('ticker')
  return (
    <p>
      <output>{trade ? trade.price.toFixed(2) : 'Waiting…'}</output> ({status})
    </p>
  )
}
