import { PresenceList } from '@channelkit/react/presence-list'

/** A presence list with rows of the app's own. */
export default function Members({ channel }: { channel: string }) {
  return <PresenceList channel={channel} renderMember={(row) => <b>★ {row.name}</b>} />
}
