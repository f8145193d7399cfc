import { usePresence } from '@channelkit/react'
import { PresenceList } from '@channelkit/react/presence-list'

export function Example() {
  const count = usePresence('presence-room', { select: (room) => room.count })
  return (
    <>
      <p>{count} here</p>
      <PresenceList channel="presence-room" />
    </>
  )
}
