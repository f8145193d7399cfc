import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { grouped, keep, signalTree } from './children.mjs'
import { root } from './root.mjs'

/**
 * Runs a program and gives its exit code; output goes to the terminal, or into `output` with `quiet`.
 * Standard input is closed: nothing here may ask a question. Whatever it starts ends with this process, and with it
 * when it takes longer than `timeout` milliseconds.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, quiet?: boolean, timeout?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, options = {}) {
  const { cwd = root, env = {}, quiet = false, timeout = 0 } = options
  return new Promise((resolve) => {
    const out = quiet ? 'pipe' : 'inherit'
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', out, out],
      detached: grouped,
    })
    keep(child)
    const limit = timeout ? setTimeout(() => signalTree(child, 'SIGTERM'), timeout) : undefined
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk) => {
        output += chunk
      })
    }
    child.on('error', (error) => {
      clearTimeout(limit)
      resolve({ code: 127, output: `${output}${error.message}\n` })
    })
    child.on('close', (code, signal) => {
      clearTimeout(limit)
      if (signal) output += `${command} was ended by ${signal}\n`
      resolve({ code: code ?? 1, output })
    })
  })
}

/**
 * The path of a program that a dependency installed.
 * @param {string} name
 */
export const bin = (name) => join(root, 'node_modules', '.bin', name)

/**
 * Starts as many jobs at once as there are processors, and gives the results in the order of the items.
 * @template T, R
 * @param {T[]} items
 * @param {number} limit
 * @param {(item: T) => Promise<R>} job
 * @returns {Promise<R[]>}
 */
export async function pool(items, limit, job) {
  /** @type {R[]} */
  const results = []
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const index = next++
      results[index] = await job(/** @type {T} */ (items[index]))
    }
  }
  await Promise.all(Array.from({ length: limit }, worker))
  return results
}
