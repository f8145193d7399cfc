import { useCallback, useState } from 'react'
import type { Message } from '../../shared.ts'
import { publish } from './publish.ts'
import type { Visitor } from './visitor.ts'

/** A message of one's own that has not come back over the channel yet. */
export interface Draft extends Message {
  readonly status: 'sending' | 'sent' | 'failed'
}

/**
 * Sends messages and shows them before they arrive. A draft stays until `arrived` holds its id; one that failed
 * stays until it is sent again.
 */
export function useSend(visitor: Visitor, arrived: ReadonlySet<string>) {
  const [drafts, setDrafts] = useState<readonly Draft[]>([])

  const deliver = useCallback(async (draft: Draft) => {
    const put = (status: Draft['status']) =>
      setDrafts((all) => [...all.filter(({ id }) => id !== draft.id), { ...draft, status }])
    put('sending')
    await publish(draft).then(
      () => put('sent'),
      () => put('failed'),
    )
  }, [])

  function send(text: string) {
    setDrafts((all) => all.filter(({ id }) => !arrived.has(id)))
    const { id: from, name } = visitor
    return deliver({ id: crypto.randomUUID(), at: Date.now(), text, from, name, status: 'sending' })
  }

  return { drafts: drafts.filter(({ id }) => !arrived.has(id)), send, retry: deliver }
}
