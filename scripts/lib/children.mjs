import { constants } from 'node:os'

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
const PATIENCE = 3000

/** @type {Set<ChildProcess>} */
const children = new Set()

/** Whether children lead a process group, so that what they start themselves can be ended with them. */
export const grouped = process.platform !== 'win32'

/**
 * Takes care that a child that leads a group ends with this process, by whatever signal that ends. While there is no
 * child, signals are left to who else listens.
 * @param {ChildProcess} child
 */
export function keep(child) {
  if (children.size === 0) for (const signal of SIGNALS) process.on(signal, endAll)
  children.add(child)
  child.once('close', () => {
    children.delete(child)
    if (children.size === 0) for (const signal of SIGNALS) process.off(signal, endAll)
  })
}

/**
 * Signals a child and all that it started.
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
export function signalTree(child, signal) {
  try {
    if (grouped && child.pid) process.kill(-child.pid, signal)
    else child.kill(signal)
  } catch {
    // It is gone already.
  }
}

/** @param {NodeJS.Signals} signal */
function endAll(signal) {
  const code = 128 + constants.signals[signal]
  const mine = [...children]
  for (const child of mine) signalTree(child, 'SIGTERM')
  const end = () => {
    for (const child of mine) signalTree(child, 'SIGKILL')
    process.exit(code)
  }
  setTimeout(end, PATIENCE)
  Promise.all(
    mine.map((child) => child.exitCode ?? new Promise((resolve) => child.once('exit', resolve))),
  ).then(end)
}

/**
 * Ends this process, as by SIGTERM, when the one that started it is gone. npm passes on SIGINT and SIGTERM alone; that
 * they come here and not to a shell between is what `exec` is for in package.json.
 */
export function endWithParent() {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  watch.unref()
}
