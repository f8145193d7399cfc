// An application has it of `@channelkit/react/devtools`, and in no build for production; this page is such a build.
import { ChannelKitDevtools } from '@channelkit/react/devtools/production'
import { LiveValue } from '@channelkit/react/live-value'
import { PresenceList } from '@channelkit/react/presence-list'

/** A page as somebody works on it. */
export default function Watched({ channel, locale }: { channel: string; locale: string }) {
  return (
    <div className="room">
      <LiveValue channel="ticker" event="trade" field="price" locale={locale} />
      <PresenceList channel={channel} />
      <ChannelKitDevtools />
    </div>
  )
}
