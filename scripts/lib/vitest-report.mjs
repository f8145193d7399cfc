import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { root } from './root.mjs'

/**
 * @typedef {object} Report what one run of Vitest came to
 * @property {number} passed
 * @property {number} failed at least 1 where the run failed outside any test (a file that does not load, say)
 * @property {number} skipped
 * @property {{ file: string, test: string, why: string }[]} failures
 */

/**
 * Reads what Vitest's JSON reporter wrote.
 * @param {string} path
 * @param {number} code the exit code of the run
 * @returns {Report}
 */
export function readReport(path, code) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(path, 'utf8'),
  )
  return {
    passed: numPassedTests,
    failed: numFailedTests || (code === 0 ? 0 : 1),
    skipped: numPendingTests + numTodoTests,
    failures: testResults.flatMap(failuresOf),
  }
}

/**
 * @param {{ name: string, status: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }} file
 */
function failuresOf({ name, status, message, assertionResults }) {
  const file = relative(root, name)
  const failed = assertionResults
    .filter((one) => one.status === 'failed')
    .map(({ fullName, failureMessages }) => ({ file, test: fullName, why: firstLine(failureMessages[0]) }))
  const loads = status !== 'failed' || failed.length > 0
  return loads ? failed : [{ file, test: THE_FILE, why: firstLine(message) }]
}

const THE_FILE = '(the file)'

/** @param {string | undefined} text */
const firstLine = (text = '') => (text.split('\n', 1)[0] ?? '').slice(0, 300)

/**
 * The arguments with which Vitest runs what failed and no other test of these files; none where a file did not load.
 * @param {Report['failures']} failures
 */
export function onlyThese(failures) {
  if (failures.some(({ test }) => test === THE_FILE)) return []
  const names = failures.map(({ test }) => test.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return ['--testNamePattern', `(^|\\s)(${names.join('|')})$`]
}
