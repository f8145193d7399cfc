/** @typedef {{ passed: number, failed: number, skipped?: number }} Count */
/** @typedef {{ name: string, run: () => Promise<Count> }} Step */

/**
 * Runs steps one after the other, going on after a failure; prints what failed and, last, the sum.
 * @param {Step[]} steps
 * @returns {Promise<boolean>} whether nothing failed
 */
export async function runSteps(steps) {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  const bad = []
  for (const { name, run } of steps) {
    console.log(`\n── ${name}`)
    const started = performance.now()
    const count = await run()
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`── ${name}: ${count.failed ? 'FAILED' : 'passed'} in ${seconds} s`)
    sum.passed += count.passed
    sum.failed += count.failed
    sum.skipped += count.skipped ?? 0
    if (count.failed) bad.push(`${name}: ${count.failed} failed`)
  }
  if (bad.length) console.log(`\nFailed:\n${bad.map((line) => `  ${line}`).join('\n')}`)
  if (sum.skipped) console.log(`\n${sum.skipped} skipped, which do not count`)
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`)
  return sum.failed === 0
}
