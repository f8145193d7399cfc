import { type Collection, createFollower } from '@channelkit/core'
import { useState } from 'react'
import { useStore } from './use-store.ts'

/**
 * What a collection shows, or what is picked of it.
 *
 * @param channel what `initial` belongs to
 */
export function useCollection(
  channel: unknown,
  options: object | undefined,
  make: (options: Record<string, unknown>) => Collection<never, never>,
  of: readonly unknown[],
): never {
  const [follow] = useState(createFollower)
  return useStore(...follow(channel, options, make, of)) as never
}
