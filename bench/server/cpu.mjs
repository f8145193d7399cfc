import { readdirSync, readFileSync } from 'node:fs'

/** CPU time that a process has used in all its threads, in µs, as the scheduler of Linux counts it. */
export function cpuOf(pid) {
  let nanoseconds = 0
  for (const thread of readdirSync(`/proc/${pid}/task`))
    nanoseconds += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0])
  return nanoseconds / 1000
}
