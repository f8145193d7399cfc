import { useEvent, usePresence, useTrigger } from '@channelkit/react'
import { useCallback, useEffect, useState } from 'react'
import { roomChannel } from '../../shared.ts'
import type { Visitor } from './visitor.ts'

interface Profile {
  name: string
}

/**
 * The newest name of everybody in the room, by id. A member's info is fixed when they join, so a new name is told
 * to the others by client event, and told again to those who come later.
 */
export function useNames(visitor: Visitor): ReadonlyMap<string, string> {
  const { me } = usePresence<Profile>(roomChannel)
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  const trigger = useTrigger(roomChannel)
  const joinedAs = me?.info.name

  const tell = useCallback(() => {
    if (joinedAs && joinedAs !== visitor.name) void trigger('client-renamed', { name: visitor.name })
  }, [joinedAs, visitor.name, trigger])

  useEffect(tell, [tell])
  useEvent(roomChannel, 'pusher:member_added', tell)
  useEvent<Profile>(roomChannel, 'client-renamed', ({ name }, { userId = '' }) =>
    setNames((all) => new Map(all).set(userId, name)),
  )
  return new Map(names).set(visitor.id, visitor.name)
}
