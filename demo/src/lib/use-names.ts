import { useChannel, useEvent, usePresence } from '@channelkit/react'
import { useEffect, useRef, useState } from 'react'
import { roomChannel } from '../../shared.ts'
import type { Visitor } from './visitor.ts'

interface Profile {
  name: string
}

/** Names by id. */
export type Names = ReadonlyMap<string, string>

/**
 * The newest name of everybody in the room, by id. A member's info is fixed when they join, so a new name is told
 * to the others by client event, and told again to those who come later and ask.
 */
export function useNames(visitor: Visitor): Names {
  const joinedAs = usePresence<Profile, string | undefined>(roomChannel, {
    select: ({ me }) => me?.info.name,
  })
  const [names, setNames] = useState<Names>(new Map())
  const { status, trigger } = useChannel(roomChannel)
  const renamed = useRef(false)

  function tell() {
    renamed.current ||= joinedAs !== undefined && joinedAs !== visitor.name
    if (renamed.current) void trigger('client-renamed', { name: visitor.name }, { merge: 'name' })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: another name is what there is to tell
  useEffect(tell, [joinedAs, visitor.name])
  useEffect(() => {
    if (status === 'live') void trigger('client-names-wanted', {})
  }, [status, trigger])
  useEvent(roomChannel, 'client-names-wanted', tell)
  useEvent<Profile>(roomChannel, 'client-renamed', ({ name }, { userId = '' }) =>
    setNames((all) => new Map(all).set(userId, name)),
  )
  return new Map(names).set(visitor.id, visitor.name)
}
