import { expect, it, vi } from 'vitest'
import { runSteps } from './steps.mjs'

type Step = Parameters<typeof runSteps>[0][number]

/** Steps that end when they are told to, and what has been printed. */
function setUp() {
  const begun: string[] = []
  const ends = new Map<string, (failed?: number) => void>()
  const lines: string[] = []
  const step = (name: string, more: Partial<Step> = {}): Step => ({
    name,
    run(say) {
      begun.push(name)
      say(`output of ${name}, `)
      return new Promise((resolve) =>
        ends.set(name, (failed = 0) => {
          say('in one piece\n')
          resolve({ passed: failed ? 0 : 1, failed })
        }),
      )
    },
    ...more,
  })
  const end = async (name: string, failed?: number) => {
    await vi.waitFor(() => expect(begun).toContain(name))
    ends.get(name)!(failed)
  }
  const print = (line: string) => lines.push(...line.trim().split('\n'))
  return { begun, step, end, lines, options: { processors: 2, print } }
}

it('runs as many side by side as there are processors, in the order of the list, beside those that only wait', async () => {
  const { begun, step, end, options } = setUp()
  const all = runSteps([step('load', { aside: true }), step('a'), step('b'), step('c')], options)
  await vi.waitFor(() => expect(begun).toEqual(['load', 'a', 'b']))
  await end('b')
  await vi.waitFor(() => expect(begun).toEqual(['load', 'a', 'b', 'c']))
  for (const name of ['a', 'c', 'load']) await end(name)
  expect(await all).toBe(true)
})

it('waits for what a step needs or comes after, while later ones go ahead', async () => {
  const { begun, step, end, options } = setUp()
  const all = runSteps(
    [step('a'), step('b', { needs: ['a'] }), step('c', { after: ['a'] }), step('d')],
    options,
  )
  await vi.waitFor(() => expect(begun).toEqual(['a', 'd']))
  await end('a')
  await end('d')
  await vi.waitFor(() => expect(begun).toEqual(['a', 'd', 'b', 'c']))
  await end('b')
  await end('c')
  expect(await all).toBe(true)
})

it('prints the output of each in one piece, what failed, and last the sum', async () => {
  const { step, end, lines, options } = setUp()
  const skips = step('skips', { run: async () => ({ passed: 2, failed: 0, skipped: 3 }) })
  const all = runSteps([step('a'), step('b'), step('later', { after: ['b'] }), skips], options)
  await end('a', 4)
  await end('b')
  await end('later')
  expect(await all).toBe(false)
  const seconds = (line: string) => line.replace(/[\d.]+ s$/, 'N s')
  expect(lines.map(seconds)).toEqual([
    '── a: FAILED in N s',
    'output of a, in one piece',
    '── b: passed in N s',
    'output of b, in one piece',
    '── skips: passed in N s',
    '── later: passed in N s',
    'output of later, in one piece',
    'Failed:',
    '  a: 4 failed',
    '3 skipped, which do not count',
    '4 passed, 4 failed',
  ])
})

it('does not run what needs a step that failed or was not run, and says so', async () => {
  const { begun, step, end, lines, options } = setUp()
  const steps = [
    step('a'),
    step('b', { needs: ['a'] }),
    step('c', { needs: ['b'] }),
    step('d', { after: ['a'] }),
  ]
  const all = runSteps(steps, options)
  await end('a', 1)
  await end('d')
  expect(await all).toBe(false)
  expect(begun).toEqual(['a', 'd'])
  expect(lines).toContain('── b: not run, because of what failed: a')
  expect(lines).toContain('── c: not run, because of what failed: b')
  expect(lines.at(-1)).toBe('1 passed, 1 failed')
})

it('takes a step that throws for failed, shows why, and goes on', async () => {
  const { step, lines, options } = setUp()
  const broken = step('a', { run: () => Promise.reject(new Error('no such program')) })
  const other = step('b', { run: async () => ({ passed: 1, failed: 0 }) })
  expect(await runSteps([broken, other], options)).toBe(false)
  expect(lines.some((line) => line.includes('no such program'))).toBe(true)
  expect(lines.at(-1)).toBe('1 passed, 1 failed')
})

it('tells of steps that wait for each other or for none that there is', async () => {
  const { step, options } = setUp()
  const steps = [step('a', { needs: ['b'] }), step('b', { after: ['a'] })]
  await expect(runSteps(steps, options)).rejects.toThrow('Steps wait for each other: a, b')
})

it('says at the very end, just before the sum, what a step wants to be found there', async () => {
  const { lines, options } = setUp()
  const said = ['a.test.ts: stops: Error: it went']
  await runSteps([{ name: 'tests', run: async () => ({ passed: 1, failed: 1, said }) }], options)
  expect(lines.slice(1)).toEqual([
    'tests:',
    `  ${said[0]}`,
    'Failed:',
    '  tests: 1 failed',
    '1 passed, 1 failed',
  ])
})
