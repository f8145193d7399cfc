/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { type Outcome, parsed, receive, send } from '../model/fake.ts'
import type { Shown } from './app.tsx'

/** Makes an event: one that seems to come from the server, or one that goes to the others. */
export function Send({ desk, kit }: Shown) {
  const { channels } = kit.internals
  const names = channels.active().map(({ name }) => name)
  const [channel, setChannel] = useState(names[0] ?? '')
  const [event, setEvent] = useState('')
  const [json, setJson] = useState('{}')
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const listens =
    channels
      .active()
      .find(({ name }) => name === channel)
      ?.listens() ?? []
  const events = [...new Set([...listens, ...(desk.log?.events.get(channel) ?? [])])]

  async function make(how: typeof receive | typeof send) {
    const read = parsed(json)
    if ('wrong' in read) return setOutcome({ good: false, text: read.wrong })
    if (!channel || !event) return setOutcome({ good: false, text: 'It needs a channel and a name.' })
    setOutcome(await how(kit, { channel, event, data: read.data }))
  }

  return (
    <form
      class="send"
      onSubmit={(submitted) => {
        submitted.preventDefault()
        void make(receive)
      }}
    >
      <label>
        Channel
        <input
          list="channels"
          value={channel}
          autocomplete="off"
          onInput={({ currentTarget }) => setChannel(currentTarget.value)}
        />
      </label>
      <label>
        Event
        <input
          list="events"
          value={event}
          autocomplete="off"
          onInput={({ currentTarget }) => setEvent(currentTarget.value)}
        />
      </label>
      <label class="all">
        Data, as JSON
        <textarea
          class="mono"
          rows={3}
          spellcheck={false}
          value={json}
          onInput={({ currentTarget }) => setJson(currentTarget.value)}
        />
      </label>
      <div class="bar all" style="margin:0">
        <button type="submit">Receive it on this page</button>
        <button type="button" onClick={() => void make(send)}>
          Send it to the others
        </button>
        <span role="status" class={outcome?.good === false ? 'bad' : 'good'}>
          {outcome?.text}
        </span>
      </div>
      <datalist id="channels">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <datalist id="events">
        {events.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </form>
  )
}
