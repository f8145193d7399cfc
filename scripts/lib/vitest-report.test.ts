import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { root } from './root.mjs'
import { onlyThese, readReport } from './vitest-report.mjs'

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

it('asks for the tests that failed by their names, and for all of a file that does not load', () => {
  const failure = (test: string) => ({ file: 'a.test.ts', test, why: '' })
  const [flag, pattern = ''] = onlyThese([failure('adds 1 + 1 (twice)'), failure('stops')])
  expect(flag).toBe('--testNamePattern')
  const found = ['adds 1 + 1 (twice)', 'stops', 'stops later', 'adds 1 1 twice'].filter((name) =>
    name.match(pattern),
  )
  expect(found).toEqual(['adds 1 + 1 (twice)', 'stops'])
  expect(onlyThese([failure('stops'), failure('(the file)')])).toEqual([])
})
