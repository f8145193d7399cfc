import { PresenceList } from '@channelkit/react/presence-list'

export function People() {
  return <PresenceList channel="presence-room" />
}
