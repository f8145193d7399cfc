import { lazy, Suspense } from 'react'
import { flood } from '../../shared.ts'
import type { Outcome } from './frames.ts'
import { useFlood, type Way } from './use-flood.ts'

const Quick = lazy(async () => ({ default: (await import('./quick.tsx')).Quick }))
const Naive = lazy(async () => ({ default: (await import('./naive.tsx')).Naive }))

const number = new Intl.NumberFormat()
const names: Record<Way, string> = { quick: 'ChannelKit', naive: 'pusher-js and useState' }
const best = 60

/** Many events at once: what the page draws meanwhile, with ChannelKit and with a hook by hand. */
export function Many() {
  const { running, outcomes, failed, start, onReady, onEvent } = useFlood()
  const label = `Send ${number.format(flood.rate)} events a second`

  return (
    <section className="card many" aria-labelledby="many">
      <h2 id="many">Many</h2>
      <div className="row">
        <p className="note">
          This demo’s server floods {flood.rows} rows of this page, first by ChannelKit (in a worker), then by
          a hook as one writes it at first. The same server, channel, browser and rows; {names.naive} render
          at each event.
        </p>
        <button type="button" className="button" disabled={running !== null} onClick={start}>
          {running ? 'Flooding…' : label}
        </button>
      </div>
      <dl className="outcomes">
        {(['quick', 'naive'] as const).map((way) => (
          <Result key={way} name={names[way]} running={running === way} outcome={outcomes[way]} />
        ))}
      </dl>
      <p role="status" className="note">
        {failed && 'The server could not be reached.'}
        {!running && outcomes.naive && outcomes.quick && said(outcomes.quick, outcomes.naive)}
      </p>
      <Suspense>
        {running === 'quick' && <Quick onReady={onReady} onEvent={onEvent} />}
        {running === 'naive' && <Naive onReady={onReady} onEvent={onEvent} />}
      </Suspense>
    </section>
  )
}

interface ResultProps {
  name: string
  running: boolean
  outcome: Outcome | undefined
}

function Result({ name, running, outcome }: ResultProps) {
  const frames = outcome ? Math.round(outcome.frames) : 0
  return (
    <div className="outcome">
      <dt>{name}</dt>
      <dd>
        <span className="outcome-bar" style={{ width: `${Math.min(100, (frames / best) * 100)}%` }} />
        <span>{outcome ? `${frames} frames a second` : running ? 'measuring…' : '–'}</span>
        {outcome && (
          <small>
            {number.format(Math.round(outcome.events))} events a second; longest wait{' '}
            {Math.round(outcome.longest)} ms
          </small>
        )}
      </dd>
    </div>
  )
}

const said = (quick: Outcome, naive: Outcome) =>
  `${Math.round(quick.frames)} frames a second with ${names.quick}, ${Math.round(naive.frames)} with ${names.naive}.`
