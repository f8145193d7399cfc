import type { Message } from '../../shared.ts'

/** Sends a message through the demo's server; rejects with what the server said if it refuses. */
export async function publish({ id, text, name, from = '' }: Omit<Message, 'at'>): Promise<void> {
  const response = await fetch('/demo/publish', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, message: text, name, from }),
  })
  if (!response.ok) throw new Error((await response.json()).error)
}
