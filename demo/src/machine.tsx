import { LiveChart, LiveValue } from '@channelkit/react/components'
import { machineChannel } from '../shared.ts'
import { Card } from './card.tsx'

const code = `<LiveValue channel="machine" event="sample" field="cpu" unit="%" />

<LiveChart channel="machine" event="sample" x="at" y={['cpu', 'memory']} backfill={past} />`

const lines = [
  { key: 'cpu', label: 'CPU %' },
  { key: 'memory', label: 'Memory %' },
]
/** What was measured before this page was there, and while its line was lost. */
async function past(from: number | null, { signal }: { signal: AbortSignal }): Promise<readonly unknown[]> {
  const answer = await fetch(`/demo/history?since=${from ?? 0}`, { signal })
  const { samples } = (await answer.json()) as { samples: readonly unknown[] }
  return samples
}

const percent = { minimumFractionDigits: 1, maximumFractionDigits: 1 }

/** What the machine that runs this demo is doing, measured twice a second and published like any other event. */
export function Machine() {
  return (
    <Card title="This machine, now" code={code}>
      <dl className="values">
        <Value name="CPU" field="cpu" unit="%" />
        <Value name="Memory" field="memory" unit="%" />
        <Value name="Event loop" field="delay" unit="ms" />
      </dl>
      <LiveChart
        channel={machineChannel}
        event="sample"
        x="at"
        y={['cpu', 'memory']}
        series={lines}
        label="CPU and memory"
        range={[0, 100]}
        backfill={past}
      />
    </Card>
  )
}

function Value({ name, field, unit }: { name: string; field: string; unit: string }) {
  return (
    <div className="value">
      <dt>{name}</dt>
      <dd>
        <LiveValue channel={machineChannel} event="sample" field={field} format={percent} />
        <span className="value-unit">{unit}</span>
      </dd>
    </div>
  )
}
