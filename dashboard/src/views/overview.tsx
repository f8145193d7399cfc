import { LiveChart } from '@channelkit/react/live-chart'
import { LiveValue } from '@channelkit/react/live-value'
import { Sparkline } from '@channelkit/react/sparkline'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../lib/api.ts'
import { bytes, count } from '../lib/format.ts'
import { replaceQuery, useRoute } from '../lib/route.ts'
import { useHere } from '../lib/session.ts'
import { Start } from '../parts/start.tsx'

type Range = 'minute' | 'hour' | 'day'

interface Point {
  readonly at: number
  readonly [field: string]: number
}
interface Told {
  readonly ranges: Readonly<Record<Range, readonly Point[]>>
}

const WINDOWS: Readonly<Record<Range, { title: string; ms: number; of: string }>> = {
  minute: { title: 'Last minute', ms: 60_000, of: 'each second' },
  hour: { title: 'Last hour', ms: 3_600_000, of: 'each 15 seconds' },
  day: { title: 'Last day', ms: 86_400_000, of: 'each 5 minutes' },
}
const RANGES = Object.keys(WINDOWS) as Range[]

const round = (value: number) => count(Math.round(value * 10) / 10)
const rate = (value: number) => `${round(value)} /s`
const byteRate = (value: number) => `${bytes(value)}/s`

/** How it goes: the figures of now, and charts of the last minute, hour and day. */
export function Overview() {
  const { app } = useHere()
  const asked = useRoute().query.get('range') as Range
  const [range, setRange] = useState<Range>(RANGES.includes(asked) ? asked : 'minute')
  const told = useQuery({
    queryKey: [app.id, 'overview'],
    queryFn: ({ signal }) => ask<Told>(`overview?app=${encodeURIComponent(app.id)}`, { signal }),
    gcTime: 0,
  })
  function choose(next: Range) {
    setRange(next)
    replaceQuery(next === 'minute' ? {} : { range: next })
  }
  return (
    <>
      <Start />
      <Figures channel={app.channel} before={told.data?.ranges.minute} pending={told.isPending} />
      <fieldset className="choices">
        <legend className="ck-hidden">Time</legend>
        {RANGES.map((name) => (
          <label key={name}>
            <input type="radio" name="range" checked={name === range} onChange={() => choose(name)} />
            <span>{WINDOWS[name].title}</span>
          </label>
        ))}
      </fieldset>
      {told.isPending ? (
        <div className="charts" aria-busy="true" />
      ) : (
        <Charts key={`${app.id} ${range}`} range={range} before={told.data?.ranges[range] ?? []} />
      )}
    </>
  )
}

interface FiguresProps {
  channel: string
  before: readonly Point[] | undefined
  pending: boolean
}

/** Until it is told what was before, figures and charts would begin as if there had been nothing. */
function Figures({ channel, before, pending }: FiguresProps) {
  const figures = [
    { field: 'connections', title: 'Connections' },
    { field: 'sent', title: 'Messages out', format: rate },
    { field: 'received', title: 'Messages in', format: rate },
    { field: 'bytesOut', title: 'Bytes out', format: byteRate },
    { field: 'bytesIn', title: 'Bytes in', format: byteRate },
    { field: 'errors', title: 'Errors', format: rate },
  ]
  return (
    <dl className="figures" aria-busy={pending}>
      {figures.map(({ field, title, format = round }) => (
        <div key={field} data-wrong={field === 'errors' || undefined}>
          <dt>{title}</dt>
          <dd>
            {!pending && (
              <>
                <LiveValue
                  channel={channel}
                  event="minute"
                  field={field}
                  format={format}
                  initial={before?.at(-1)}
                />
                <Sparkline
                  channel={channel}
                  event="minute"
                  x="at"
                  y={field}
                  initial={before}
                  label={title}
                  width={120}
                  height={26}
                />
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Charts({ range, before }: { range: Range; before: readonly Point[] }) {
  const { app } = useHere()
  const { ms, of } = WINDOWS[range]
  const common = {
    channel: app.channel,
    event: range,
    x: 'at',
    window: ms,
    height: 190,
    initial: before,
    range: [0, null] as const,
    backfill: async (from: number | null, { signal }: { signal: AbortSignal }) => {
      const told = await ask<Told>(`overview?app=${encodeURIComponent(app.id)}`, { signal })
      // The newest is still counting: it comes as an event when it is over.
      return told.ranges[range].slice(0, -1).filter(({ at }) => at > (from ?? 0))
    },
  }
  return (
    <div className="charts">
      <section className="card">
        <h2>Connections</h2>
        <LiveChart
          {...common}
          kind="area"
          series={[{ key: 'connections', label: 'Connections' }]}
          label="Connections"
        />
      </section>
      <section className="card">
        <h2>Messages a second</h2>
        <LiveChart
          {...common}
          series={[
            { key: 'sent', label: 'To clients' },
            { key: 'received', label: 'From clients' },
          ]}
          label="Messages a second"
        />
      </section>
      <section className="card">
        <h2>Bytes a second</h2>
        <LiveChart
          {...common}
          format={bytes}
          series={[
            { key: 'bytesOut', label: 'To clients' },
            { key: 'bytesIn', label: 'From clients' },
          ]}
          label="Bytes a second"
        />
      </section>
      <section className="card">
        <h2>Calls, webhooks and errors {of}</h2>
        <LiveChart
          {...common}
          series={[
            { key: 'api', label: 'API calls' },
            { key: 'webhooks', label: 'Webhook deliveries' },
            { key: 'errors', label: 'Errors', color: 'var(--ck-bad)' },
          ]}
          label={`API calls, webhooks and errors ${of}`}
        />
      </section>
    </div>
  )
}
