import { type FormEvent, useRef, useState } from 'react'
import { base, inApp } from '../lib/api.ts'
import { channelFault, faultOf } from '../lib/check-json.ts'
import { curlOf } from '../lib/curl.ts'
import { plural, timeOf, visible } from '../lib/format.ts'
import { packed, readable } from '../lib/json-text.ts'
import { useHere } from '../lib/session.ts'
import { usePublish } from '../lib/use-publish.ts'
import { useTold } from '../lib/use-told.ts'
import { Empty } from '../parts/answer.tsx'
import { Code } from '../parts/code.tsx'
import { Field } from '../parts/field.tsx'
import type { ViewProps } from './index.tsx'

const FIRST = '{\n  "hello": "world"\n}'

interface Channels {
  readonly channels: Readonly<Record<string, object>>
}
interface Activity {
  readonly activity: readonly { readonly event?: string; readonly type: string }[]
}

/** Publishes events by hand. */
export function Events({ query }: ViewProps) {
  const { app } = useHere()
  const [channel, setChannel] = useState(query.get('channel') ?? '')
  const [event, setEvent] = useState(query.get('event') ?? '')
  const [data, setData] = useState(() => readable(query.get('data') ?? FIRST))
  const [asText, setAsText] = useState(() => query.has('data') && faultOf(query.get('data')!) !== null)
  const [times, setTimes] = useState(1)
  const [every, setEvery] = useState(1000)
  const { past, left, publish, stop } = usePublish()
  const names = useNames()
  const button = useRef<HTMLButtonElement>(null)

  const wrongName = channelFault(channel)
  const wrongData = asText ? null : faultOf(data)
  const ready = channel !== '' && event !== '' && !wrongName && !wrongData && left === 0
  const toPublish = { channel, event, data: asText ? data : packed(data) }
  function submit(submitted: FormEvent) {
    submitted.preventDefault()
    if (ready) void publish(toPublish, times, every)
  }
  return (
    <div className="halves">
      <form className="card" onSubmit={submit}>
        <h2>New event</h2>
        <Field label="Channel" fault={wrongName}>
          {(props) => (
            <input
              {...props}
              list="channels"
              required
              autoComplete="off"
              spellCheck={false}
              value={channel}
              onChange={({ target }) => setChannel(target.value.trim())}
            />
          )}
        </Field>
        <Field label="Event">
          {(props) => (
            <input
              {...props}
              list="events"
              required
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              value={event}
              onChange={({ target }) => setEvent(target.value)}
            />
          )}
        </Field>
        <Field
          label="Data"
          fault={wrongData}
          hint={asText ? 'Sent as it stands, as text.' : 'JSON, which clients get as a value.'}
        >
          {(props) => (
            <textarea
              {...props}
              spellCheck={false}
              value={data}
              onChange={({ target }) => setData(target.value)}
            />
          )}
        </Field>
        <label className="check">
          <input type="checkbox" checked={asText} onChange={({ target }) => setAsText(target.checked)} />
          Not JSON: send it as text
        </label>
        {channel.startsWith('private-encrypted-') && (
          <p className="notice">
            Clients of an encrypted channel can’t read this: only your own server has the key to encrypt it.
          </p>
        )}
        <div className="row">
          <Amount label="Times" value={times} min={1} max={1000} onChange={setTimes} />
          <Amount label="every ms" value={every} min={50} max={60_000} onChange={setEvery} />
        </div>
        <div className="row">
          {/* Not disabled: it would lose the focus with each event that it publishes. */}
          <button type="submit" ref={button} className="primary" aria-disabled={!ready}>
            Publish
          </button>
          {left > 0 && (
            <button
              type="button"
              onClick={() => {
                stop()
                button.current?.focus()
              }}
            >
              Stop ({left} left)
            </button>
          )}
        </div>
        <details>
          <summary>As curl</summary>
          <Code text={curlOf(base.origin, app, toPublish)} label="curl line that publishes this event" />
        </details>
        <Names id="channels" names={names.channels} />
        <Names id="events" names={names.events} />
      </form>
      <section className="card" aria-label="Published">
        <h2>Published</h2>
        {past.length === 0 && (
          <Empty title="Nothing yet">
            <p className="quiet">What you publish is listed here, and can be taken up again.</p>
          </Empty>
        )}
        <ol className="past" aria-live="polite">
          {past.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="ck-line"
                title="Take it up again"
                onClick={() => {
                  setChannel(one.event.channel)
                  setEvent(one.event.event)
                  setData(readable(one.event.data))
                  setAsText(faultOf(one.event.data) !== null)
                }}
              >
                <time className="mono quiet">{timeOf(one.at)}</time>
                <span className="cut mono">
                  {visible(one.event.channel)} <b>{visible(one.event.event)}</b>
                </span>
                {one.error ? (
                  <span className="bad">{one.error}</span>
                ) : (
                  <span className="quiet">
                    {one.subscriptions === null
                      ? 'published'
                      : `to ${plural(one.subscriptions, 'subscription')}`}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

/** What can be completed: channels that somebody is on, and events that came lately. */
function useNames() {
  const { app } = useHere()
  const channels = useTold<Channels>(inApp(app.id, 'channels'), 'channels')
  const activity = useTold<Activity>(
    inApp(app.id, 'activity?limit=1000&type=published,client-event'),
    'events',
  )
  const events = (activity.data?.activity ?? []).map(({ event }) => event ?? '')
  return { channels: Object.keys(channels.data?.channels ?? {}).slice(0, 500), events: [...new Set(events)] }
}

const Names = ({ id, names }: { id: string; names: readonly string[] }) => (
  <datalist id={id}>
    {names.map((name) => (
      <option key={name} value={name} />
    ))}
  </datalist>
)

interface AmountProps {
  label: string
  value: number
  min: number
  max: number
  onChange: (value: number) => void
}
function Amount({ label, value, min, max, onChange }: AmountProps) {
  const bounded = (given: number) => Math.min(max, Math.max(min, Math.round(given) || min))
  // What is being typed stays as it is, also where it is no number yet that may be.
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <label className="check">
      {label}
      <input
        type="number"
        className="short"
        min={min}
        max={max}
        value={typed ?? value}
        onChange={({ target }) => {
          setTyped(target.value)
          onChange(bounded(target.valueAsNumber))
        }}
        onBlur={() => setTyped(null)}
      />
    </label>
  )
}
