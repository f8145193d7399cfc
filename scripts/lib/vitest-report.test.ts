import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { root } from './root.mjs'
import { readReport } from './vitest-report.mjs'

function reportOf(results: object) {
  const folder = mkdtempSync(join(tmpdir(), 'report-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'report.json')
  const counts = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 }
  writeFileSync(path, JSON.stringify({ ...counts, testResults: [], ...results }))
  return path
}
const name = join(root, 'contract', 'a.test.ts')

it('says which tests failed, where, and the first line of why', () => {
  const assertionResults = [
    { status: 'passed', fullName: 'goes', failureMessages: [] },
    { status: 'failed', fullName: 'stops', failureMessages: ['Error: it went\n    at somewhere'] },
  ]
  const testResults = [{ name, status: 'failed', message: '', assertionResults }]
  expect(readReport(reportOf({ numFailedTests: 1, testResults }), 1)).toEqual({
    passed: 3,
    failed: 1,
    skipped: 2,
    failures: [{ file: 'contract/a.test.ts', test: 'stops', why: 'Error: it went' }],
  })
})

it('counts a file that does not load, and an error outside any test', () => {
  const testResults = [{ name, status: 'failed', message: 'Cannot find module\nmore', assertionResults: [] }]
  const { failed, failures } = readReport(reportOf({ testResults }), 1)
  expect(failed).toBe(1)
  expect(failures).toEqual([{ file: 'contract/a.test.ts', test: '(the file)', why: 'Cannot find module' }])
  expect(readReport(reportOf({}), 1)).toMatchObject({ failed: 1, failures: [] })
  expect(readReport(reportOf({}), 0)).toMatchObject({ failed: 0, failures: [] })
})
