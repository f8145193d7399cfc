/** @jsxImportSource preact */
import { textOf } from '../model/entry.ts'
import { lineOf } from '../model/line.ts'
import { tapeOf } from '../model/tape.ts'
import type { Shown } from './app.tsx'
import { Bars } from './bars.tsx'
import { moodOfLine } from './moods.ts'
import { agoOf, timeOf } from './time.ts'
import { Users } from './users.tsx'

const SLOWNESS = [0, 100, 500, 2000, 5000]

/** The connection: how it is, how it was, and what can be done to it. */
export function Connection(shown: Shown) {
  const { desk, kit } = shown
  const { status, socketId, since, attempt, transport, error, retryAt } = kit.connection.getSnapshot()
  const now = kit.clock.now()
  const { rates, history } = desk.log!
  return (
    <div class="columns">
      <div>
        <h3>Now</h3>
        <dl class="facts">
          <dt>State</dt>
          <dd>
            <span class="tag" data-state={moodOfLine(status)}>
              {status}
            </span>{' '}
            {since > 0 && <span class="muted">for {agoOf(now - since)}</span>}
          </dd>
          <dt>Socket</dt>
          <dd class="mono">{socketId ?? 'none'}</dd>
          <dt>Transport</dt>
          <dd>{transport ?? 'none'}</dd>
          {attempt > 0 && (
            <>
              <dt>Attempts</dt>
              <dd>
                {attempt}
                {retryAt && retryAt > now ? `, the next in ${agoOf(retryAt - now)}` : ''}
              </dd>
            </>
          )}
          {error && (
            <>
              <dt>Error</dt>
              <dd class="bad">{textOf(error.message)}</dd>
            </>
          )}
        </dl>
        <div class="figures">
          <span>
            <b>{rates.now.in}</b> events in
          </span>
          <span>
            <b>{rates.now.out}</b> events out
          </span>
          <span>
            <b>{rates.now.commits}</b> commits
          </span>
          <span>
            <b>{rates.now.stores}</b> store updates
          </span>
        </div>
        <Bars
          values={rates.seconds.map((second) => second.in)}
          label="Events in, by the second, over a minute"
        />
        <h3>The line</h3>
        <LineTools {...shown} />
        <h3>Somebody else</h3>
        <Users {...shown} />
      </div>
      <div>
        <h3>History</h3>
        {history.length === 0 && <p class="muted">Nothing has connected yet.</p>}
        <ol class="history">
          {history.toReversed().map((change, i) => (
            <li key={history.length - i}>
              <time>{timeOf(change.at)}</time>
              <span>
                {change.state}
                {change.why && <span class="bad"> {textOf(change.why)}</span>}
              </span>
            </li>
          ))}
        </ol>
        <label class="bar">
          <input
            type="checkbox"
            checked={desk.settings.keep}
            onChange={({ currentTarget }) => desk.set({ keep: currentTarget.checked })}
          />
          Go on listening while this panel is closed
        </label>
      </div>
    </div>
  )
}

function LineTools({ desk, kit }: Shown) {
  const line = lineOf(kit)
  const { cut, slow, refuse } = line.state
  const plays = tapeOf(kit).playing !== null
  const act = (run: () => void) => () => {
    run()
    desk.changed()
  }
  return (
    <>
      <div class="bar">
        <button type="button" aria-pressed={cut} disabled={plays} onClick={act(() => line.cut(!cut))}>
          Cut the line
        </button>
        <button
          type="button"
          aria-pressed={refuse}
          disabled={plays}
          onClick={act(() => line.refuse(!refuse))}
        >
          Refuse the next authorisation
        </button>
        <label class="bar" style="margin:0">
          Slow
          <select
            disabled={plays}
            onChange={({ currentTarget }) => {
              line.slow(SLOWNESS[currentTarget.selectedIndex]!)
              desk.changed()
            }}
          >
            {SLOWNESS.map((ms) => (
              <option key={ms} selected={ms === slow}>
                {ms === 0 ? 'not' : `${ms} ms each way`}
              </option>
            ))}
          </select>
        </label>
      </div>
      {plays && <p class="muted">While a recording plays there is no line.</p>}
    </>
  )
}
