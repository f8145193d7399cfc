import { useRecords, useWrite } from '@channelkit/react'

interface Message {
  id: string
  text: string
}

const headers = { 'Content-Type': 'application/json' }
const store = (message: Message) =>
  fetch('/messages', { method: 'POST', headers, body: JSON.stringify(message) })

export function Chat({ room }: { room: string }) {
  const { ids, get, writeOf } = useRecords<Message>(`room-${room}`, 'message', { by: 'id' })
  const write = useWrite(`room-${room}`)
  const send = (form: FormData) => {
    const message = { id: crypto.randomUUID(), text: String(form.get('text')) }
    write('message', message, () => store(message), { keep: true })
  }
  return (
    <form action={send}>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            {get(id)?.text} {writeOf(id)?.status}
            {writeOf(id)?.error && (
              <button type="button" onClick={() => writeOf(id)?.retry()}>
                Try again
              </button>
            )}
          </li>
        ))}
      </ul>
      <input name="text" aria-label="Message" />
    </form>
  )
}
