import { contestants } from './contestants.mjs'
import { load } from './start-load.mjs'
import { median } from './statistics.mjs'

const READERS = 200
const SLOW = 20
const BUFFERED = 256 * 1024
const BYTES = 10_000

/** What the others notice of readers that stop reading, until these are cut off. */
export async function measureSlow(runs) {
  // Counts are off, since every reader that is cut would tell the others something more.
  const options = { app: { subscriptionCount: false }, limits: { buffered: BUFFERED } }
  const { pid, port, end } = await contestants.channelkit({
    env: { BENCH_OPTIONS: JSON.stringify(options) },
  })
  const base = { pid, port, subscribers: READERS, seconds: 10, warmup: 0, rates: [50], padding: BYTES }
  const without = []
  const within = []
  for (let turn = 0; turn < runs; turn++) {
    without.push(...(await load(base)))
    within.push(...(await load({ ...base, slow: SLOW })))
  }
  end()
  const of = (list, key) => median(list.map((one) => one[key]))
  const [alone, beside] = [of(without, 'p99'), of(within, 'p99')]
  console.log(
    `\n${READERS} readers of ${BYTES / 1000} kB events at 50 posts/s, then with ${SLOW} more that stop reading ` +
      `(limit ${BUFFERED / 1024} KiB, medians of ${runs})`,
  )
  console.log(`  p50 ${of(without, 'p50').toFixed(1)} ms, then ${of(within, 'p50').toFixed(1)} ms`)
  console.log(`  p99 ${alone.toFixed(1)} ms, then ${beside.toFixed(1)} ms: ${(beside / alone).toFixed(2)}x`)
  console.log(`  cut off within ${base.seconds} s: ${within.map(({ cut }) => cut).join(', ')} of ${SLOW}`)
}
