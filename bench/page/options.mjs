import { parseArgs } from 'node:util'
import { isAimed, isAny } from './aims.mjs'
import { contenders } from './contenders.mjs'
import { workloads } from './workloads.mjs'

export const usage = `npm run bench page -- [options]
  --only ticker,feed        workloads: ${workloads.map(({ name }) => name).join(', ')}
  --with "React, ChannelKit" contenders whose names begin so, as often as wanted; the base is always among them
  --rates 1000,5000         events a second, instead of the workload's own
  --seconds 5               how long each run streams
  --runs 5                  repeats; the figures are medians
  --minutes 12              no round is begun that would end later; default: no limit
  --aims                    only what docs/performance.md says has to be reached
  --json FILE --svg FILE    where results and the chart go; default: neither
  --profile DIR             a CPU profile of each run goes there, with names as they are in the code`

const list = (/** @type {string | undefined} */ text) => text?.split(',').map((one) => one.trim())

/** @param {string[]} args */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      with: { type: 'string', multiple: true },
      rates: { type: 'string' },
      seconds: { type: 'string', default: '5' },
      runs: { type: 'string', default: '5' },
      json: { type: 'string' },
      svg: { type: 'string' },
      profile: { type: 'string' },
      minutes: { type: 'string' },
      aims: { type: 'boolean', default: false },
    },
  })
  const only = list(values.only)
  const unknown = only?.find((name) => !workloads.some((one) => one.name === name))
  if (unknown) throw new Error(`There is no workload ${unknown}.`)
  const seconds = Number(values.seconds)
  const runs = Number(values.runs)
  const rates = list(values.rates)?.map(Number)
  if (![seconds, runs, ...(rates ?? [])].every((one) => one > 0)) throw new Error('Give numbers above 0.')
  const minutes = Number(values.minutes ?? Number.POSITIVE_INFINITY)
  if (!(minutes > 0)) throw new Error('Give a number of minutes above 0.')
  const begins = values.with
  return {
    seconds,
    runs,
    minutes,
    aims: values.aims,
    json: values.json,
    svg: values.svg,
    profile: values.profile,
    workloads: workloads
      .filter(({ name }) => (only ? only.includes(name) : !values.aims || isAny(name)))
      .map((one) => (rates && one.kind === 'quotes' && one.name === 'ticker' ? { ...one, rates } : one)),
    /** @param {import('./workloads.mjs').Workload} workload @param {number} rate */
    contendersOf: ({ name, base }, rate) =>
      contenders.filter(
        (one) =>
          one.pages[name] &&
          ((values.aims ? isAimed(name, rate, one.name) : !begins) ||
            base.replace('{framework}', frameworkOf(one)) === one.name ||
            begins?.some((start) => one.name.startsWith(start))),
      ),
  }
}

/** As it is in names. */
export const frameworkOf = (/** @type {{ name: string }} */ { name }) => name.split(',')[0] ?? ''
