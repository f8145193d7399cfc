import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { root } from './lib/root.mjs'
import { ELSEWHERE } from './lib/tested-elsewhere.ts'

const paths = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\n')
  .filter((path) => existsSync(join(root, path)))

/** Whether it does anything: types, constants and what only exports others' does not. */
function hasLogic(source: string): boolean {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, removeComments: true },
  })
  return /=>|\bfunction\b|\bclass\b/.test(outputText)
}

const hasTest = (path: string) =>
  ['.test.ts', '.browser.test.ts'].some((end) => existsSync(join(root, path.replace(/[.]ts$/, end))))
/** `*` is any name, with no slash in it. */
const matches = (path: string, pattern: string) =>
  new RegExp(`^${pattern.replaceAll('.', '[.]').replaceAll('*', '[^/]*')}$`).test(path)
const placeOf = (path: string) => ELSEWHERE.filter(({ files }) => files.some((glob) => matches(path, glob)))

const withLogic = paths
  .filter((path) => /^packages[/](core|ui)[/]src[/].*[.]ts$/.test(path))
  .filter((path) => !/([.]test|[.]d|[/]test-[\w-]+)[.]ts$/.test(path))
  .filter((path) => hasLogic(readFileSync(join(root, path), 'utf8')))
const alone = withLogic.filter((path) => !hasTest(path))

it('tells what does something from what only says what there is', () => {
  expect(hasLogic('export interface A { run(): void }\nexport type B = () => void')).toBe(false)
  expect(hasLogic("export const parts = { row: 'li' } as const\nexport * from './a.ts'")).toBe(false)
  expect(hasLogic('export const twice = (n: number) => n * 2')).toBe(true)
})

it('each file that does something has its test beside it, or in the place that its room names', () => {
  expect(withLogic.length).toBeGreaterThan(200)
  expect(alone.filter((path) => placeOf(path).length === 0)).toEqual([])
})

it('each place is there, has a reason, and is named for something that has no test of its own', () => {
  for (const { files, tests, why } of ELSEWHERE) {
    expect(why.length).toBeGreaterThan(20)
    expect(tests.filter((path) => !existsSync(join(root, path)))).toEqual([])
    expect(files.filter((glob) => !alone.some((path) => matches(path, glob)))).toEqual([])
  }
})
