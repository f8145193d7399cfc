import { useChannel, useFeed } from '@channelkit/react'
import { useEffect, useMemo, useState } from 'react'
import { type Message, roomChannel } from '../../shared.ts'

/**
 * What was said in the room, oldest first, each message once: those that arrive, and from the server's history
 * those from before one came and those that were missed while the line was down.
 */
export function useMessages(): readonly Message[] {
  const { status } = useChannel(roomChannel)
  const arrived = useFeed<Message>(roomChannel, 'message')
  const [earlier, setEarlier] = useState<readonly Message[]>([])

  useEffect(() => {
    if (status !== 'live') return
    const abort = new AbortController()
    fetch('/demo/history', { signal: abort.signal })
      .then((response) => response.json())
      .then(({ messages }) => setEarlier(messages))
      .catch(() => {
        // The line broke again: the next time that the channel is live asks anew.
      })
    return () => abort.abort()
  }, [status])

  return useMemo(() => {
    const all = [...earlier, ...arrived.map(({ data }) => data)]
    const byId = new Map(all.map((message) => [message.id, message]))
    return [...byId.values()].sort((a, b) => a.at - b.at)
  }, [earlier, arrived])
}
