import { useLatest, useTyping } from '@channelkit/react'
import { ConnectionBadge } from '@channelkit/react/connection-badge'
import { LiveChart } from '@channelkit/react/live-chart'
import { PresenceList } from '@channelkit/react/presence-list'
import { TypingIndicator } from '@channelkit/react/typing-indicator'

export function App() {
  const sample = useLatest<{ load: number }>('machine', 'load')
  const { inputProps } = useTyping('presence-room')
  return (
    <main>
      <ConnectionBadge />
      <h1>Load of the machine: {sample ? sample.load.toFixed(2) : '…'}</h1>
      <LiveChart
        channel="machine"
        event="load"
        x="at"
        series={[{ key: 'load', label: 'Load' }]}
        label="Load"
      />
      <PresenceList channel="presence-room" />
      <input {...inputProps} aria-label="Message" placeholder="The others see that you type" />
      <TypingIndicator channel="presence-room" />
    </main>
  )
}
