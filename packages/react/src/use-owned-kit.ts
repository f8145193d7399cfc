import { type ChannelKit, type ChannelKitOptions, createOwnedKit } from '@channelkit/core'
import { useEffect, useInsertionEffect, useState } from 'react'
import { useLatestRef } from './use-latest-ref.ts'

/** The kit that a provider has made of its options: another one when they say something else. */
export function useOwnedKit(options: ChannelKitOptions): ChannelKit {
  const [owned, setOwned] = useState(() => createOwnedKit(options))
  // Before any child renders, so that none is shown what the kit before had.
  if (!owned.fits(options)) setOwned(createOwnedKit(options))
  const latest = useLatestRef(options)
  useInsertionEffect(() => owned.take(options))
  useEffect(() => {
    // It was ended while the page was hidden, and is back.
    if (owned.ended) return setOwned(createOwnedKit(latest.current))
    return owned.hold()
  }, [owned, latest])
  return owned.kit
}
