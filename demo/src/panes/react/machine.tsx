import { LiveChart } from '@channelkit/react/live-chart'
import { LiveValue } from '@channelkit/react/live-value'

const lines = [
  { key: 'cpu', label: 'CPU %' },
  { key: 'memory', label: 'Memory %' },
]

/** What this machine does, measured twice a second, the last minutes from the server's history. */
export function Machine() {
  return (
    <>
      <p className="values">
        <span>
          CPU <LiveValue channel="machine" event="sample" field="cpu" /> %
        </span>
        <span>
          Event loop <LiveValue channel="machine" event="sample" field="delay" /> ms
        </span>
      </p>
      <LiveChart
        channel="machine"
        event="sample"
        x="at"
        series={lines}
        range={[0, 100]}
        rewind={{ seconds: 240 }}
        label="CPU and memory"
        height={270}
      />
    </>
  )
}
