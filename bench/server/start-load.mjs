import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Lets one process of clients load one server; gives what was measured, for each rate. */
export function load(options) {
  const child = fork(fileURLToPath(new URL('load.mjs', import.meta.url)), [JSON.stringify(options)])
  return new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`The load process ended with ${code}`)))
  })
}
