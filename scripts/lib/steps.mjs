import { availableParallelism } from 'node:os'

/**
 * @typedef {{ passed: number, failed: number, skipped?: number, said?: string[] }} Count
 * `said`: lines that belong at the very end, such as what failed
 */
/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} [needs] the steps that must have passed: it is not run if one failed
 * @property {string[]} [after] the steps that it waits for, whether they pass or fail
 * @property {boolean} [aside] whether it mostly waits (for a network, say), and takes no processor from others
 * @property {(say: (output: string) => void) => Promise<Count>} run what it says is printed when it has ended
 */

const REMIND = 30_000

/**
 * Runs steps, as many side by side as there are processors, those that come first in the list first; goes on after a
 * failure. The output of a step is printed in one piece. Prints what failed and, last, the sum.
 * @param {Step[]} steps
 * @param {{ processors?: number, print?: (line: string) => void }} [options]
 * @returns {Promise<boolean>} whether nothing failed
 */
export async function runSteps(steps, { processors = availableParallelism(), print = console.log } = {}) {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  /** @type {string[]} */
  const bad = []
  /** @type {string[]} */
  const last = []
  const waiting = new Set(steps)
  /** @type {Map<Step, Promise<void>>} */
  const running = new Map()
  /** @type {Map<string, boolean>} */
  const done = new Map()
  const busy = () => [...running.keys()].filter(({ aside }) => !aside).length

  /** @param {Step} step */
  const mayStart = ({ needs = [], after = [], aside }) =>
    [...needs, ...after].every((name) => done.has(name)) && (aside || busy() < processors)

  /** @param {Step} step */
  async function start(step) {
    const { name, needs = [] } = step
    const lacks = needs.filter((need) => !done.get(need))
    if (lacks.length) {
      print(`\n── ${name}: not run, because of what failed: ${lacks.join(', ')}`)
      return end(step, false)
    }
    const began = performance.now()
    let said = ''
    /** @type {Count} */
    const count = await step
      .run((output) => {
        said += output
      })
      .catch((error) => {
        said += error?.stack ?? error
        return { passed: 0, failed: 1, skipped: 0 }
      })
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    print(`\n── ${name}: ${count.failed ? 'FAILED' : 'passed'} in ${seconds} s`)
    if (said.trim()) print(said.trimEnd())
    sum.passed += count.passed
    sum.failed += count.failed
    sum.skipped += count.skipped ?? 0
    if (count.failed) bad.push(`${name}: ${count.failed} failed`)
    if (count.said?.length) last.push(`${name}:`, ...count.said.map((line) => `  ${line}`))
    end(step, count.failed === 0)
  }

  /**
   * @param {Step} step
   * @param {boolean} good
   */
  function end(step, good) {
    done.set(step.name, good)
    running.delete(step)
  }

  const reminder = setInterval(() => {
    print(`   (running: ${[...running.keys()].map(({ name }) => name).join(', ')})`)
  }, REMIND)
  while (waiting.size || running.size) {
    for (const step of waiting) {
      if (!mayStart(step)) continue
      waiting.delete(step)
      // What ends at once is taken out again only when it has been put in.
      running.set(step, Promise.resolve(step).then(start))
    }
    if (!running.size)
      throw new Error(`Steps wait for each other: ${[...waiting].map(({ name }) => name).join(', ')}`)
    await Promise.race(running.values())
  }
  clearInterval(reminder)
  // Where a log is cut, it is its end that is kept.
  if (last.length) print(`\n${last.join('\n')}`)
  if (bad.length) print(`\nFailed:\n${bad.map((line) => `  ${line}`).join('\n')}`)
  if (sum.skipped) print(`\n${sum.skipped} skipped, which do not count`)
  print(`\n${sum.passed} passed, ${sum.failed} failed`)
  return sum.failed === 0
}
