import { AvatarStack } from '@channelkit/react/avatar-stack'
import { ConnectionBadge } from '@channelkit/react/connection-badge'
import { LiveValue } from '@channelkit/react/live-value'
import { PresenceList } from '@channelkit/react/presence-list'
import { TypingIndicator } from '@channelkit/react/typing-indicator'

/** Several components side by side. */
export default function Room({ channel, locale }: { channel: string; locale: string }) {
  return (
    <div className="room">
      <ConnectionBadge />
      <AvatarStack channel={channel} max={4} />
      <LiveValue channel="ticker" event="trade" field="price" locale={locale} />
      <PresenceList channel={channel} />
      <TypingIndicator channel={channel} />
    </div>
  )
}
