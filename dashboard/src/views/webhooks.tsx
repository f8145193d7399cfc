import { useState } from 'react'
import { ask, inApp } from '../lib/api.ts'
import { count, momentOf, plural, timeOf, visible } from '../lib/format.ts'
import { readable } from '../lib/json-text.ts'
import { linkTo } from '../lib/route.ts'
import { useHere } from '../lib/session.ts'
import { useTold } from '../lib/use-told.ts'
import { Answer, Empty } from '../parts/answer.tsx'
import { Code } from '../parts/code.tsx'
import { Ago } from '../parts/moment.tsx'
import type { ViewProps } from './index.tsx'

interface Attempt {
  readonly at: number
  readonly duration: number
  readonly status?: number
  readonly error?: string
}
interface Delivery {
  readonly id: string
  readonly endpoint: string
  readonly state: 'waiting' | 'sending' | 'retrying' | 'delivered' | 'failed' | 'dropped'
  readonly created_at: number
  readonly tried: number
  readonly events: readonly { readonly name: string; readonly channel: string }[]
  readonly attempts: readonly Attempt[]
  readonly resend_of?: string
}

const TONES = {
  waiting: 'none',
  sending: 'none',
  retrying: 'busy',
  delivered: 'good',
  failed: 'bad',
  dropped: 'bad',
} as const
const SETTLED: readonly string[] = ['delivered', 'failed', 'dropped']

const EXAMPLE = `{
  "webhooks": [
    { "url": "https://example.com/hooks", "events": ["channel_occupied", "channel_vacated"] }
  ]
}`

/** The last webhooks, and what became of them; one of them. */
export function Webhooks({ of }: ViewProps) {
  return of ? <DeliveryView id={of} /> : <DeliveryList />
}

function DeliveryList() {
  const { app } = useHere()
  const told = useTold<{ deliveries: readonly Delivery[] }>(inApp(app.id, 'webhooks/deliveries'), 'webhooks')
  return (
    <Answer of={told}>
      {({ deliveries }) =>
        deliveries.length === 0 ? (
          <Empty title="No webhook was sent yet">
            <p className="quiet">
              A webhook tells your own server when a channel is occupied or vacated, a member comes or goes,
              or a client sends an event. Name a receiver in the configuration:
            </p>
            <Code text={EXAMPLE} label="Configuration of a receiver of webhooks" />
          </Empty>
        ) : (
          <div className="list table deliveries">
            <table>
              <thead>
                <tr>
                  <th scope="col">State</th>
                  <th scope="col">Events</th>
                  <th scope="col">Receiver</th>
                  <th scope="col" className="number">
                    Tried
                  </th>
                  <th scope="col">When</th>
                </tr>
              </thead>
              <tbody>
                {deliveries.map((one) => (
                  <tr key={one.id}>
                    <td>
                      <span className="tag" data-tone={TONES[one.state]}>
                        {one.state}
                      </span>
                    </td>
                    <th scope="row">
                      <a href={linkTo(app.id, 'webhooks', one.id)}>{namesOf(one)}</a>
                      {one.resend_of && <span className="quiet"> sent again</span>}
                    </th>
                    <td className="wide">{visible(one.endpoint)}</td>
                    <td className="number">{count(one.tried)}</td>
                    <td>
                      <Ago at={one.created_at} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      }
    </Answer>
  )
}

function namesOf({ events }: Delivery): string {
  const [first] = events
  if (!first) return 'no event'
  const more = events.length > 1 ? ` and ${events.length - 1} more` : ''
  return `${first.name} on ${visible(first.channel)}${more}`
}

function DeliveryView({ id }: { id: string }) {
  const { app } = useHere()
  const path = inApp(app.id, `webhooks/deliveries/${encodeURIComponent(id)}`)
  const told = useTold<Delivery & { body: string }>(path, 'webhooks')
  return (
    <>
      <div className="row">
        <a href={linkTo(app.id, 'webhooks')}>All webhooks</a>
      </div>
      <Answer of={told}>
        {(one) => (
          <>
            <SendAgain path={path} settled={SETTLED.includes(one.state)} />
            <section className="card">
              <dl className="facts">
                <div>
                  <dt>State</dt>
                  <dd>
                    <span className="tag" data-tone={TONES[one.state]}>
                      {one.state}
                    </span>
                  </dd>
                </div>
                <div>
                  <dt>Receiver</dt>
                  <dd>{visible(one.endpoint)}</dd>
                </div>
                <div>
                  <dt>Made</dt>
                  <dd>{momentOf(one.created_at)}</dd>
                </div>
              </dl>
            </section>
            <section className="card">
              <h2>Attempts</h2>
              {one.attempts.length === 0 && <p className="quiet">None yet.</p>}
              <ol className="history">
                {one.attempts.map((attempt) => (
                  <li key={attempt.at}>
                    <time className="mono quiet">{timeOf(attempt.at)}</time>{' '}
                    <b>{attempt.status ?? attempt.error ?? 'no answer'}</b>
                    {attempt.status !== undefined && attempt.error && <span> {attempt.error}</span>}{' '}
                    <span className="quiet">within {plural(Math.round(attempt.duration), 'ms', 'ms')}</span>
                  </li>
                ))}
              </ol>
            </section>
            <section className="card">
              <h2>Body</h2>
              <Code text={visible(readable(one.body))} label="Body of the webhook" />
            </section>
          </>
        )}
      </Answer>
    </>
  )
}

function SendAgain({ path, settled }: { path: string; settled: boolean }) {
  const { app } = useHere()
  const [error, setError] = useState('')
  async function send() {
    try {
      const { id } = await ask<{ id: string }>(`${path}/resend`, { body: {} })
      location.assign(linkTo(app.id, 'webhooks', id))
    } catch (cause) {
      setError((cause as Error).message)
    }
  }
  return (
    <div className="row">
      <button type="button" className="primary" disabled={!settled} onClick={() => void send()}>
        Send again
      </button>
      {!settled && <span className="quiet">It is still under way.</span>}
      <span className="bad" role="alert">
        {error}
      </span>
    </div>
  )
}
