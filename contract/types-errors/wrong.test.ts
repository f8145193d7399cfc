import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** What the places of `wrong.ts` are told, each with the line that it is told of. */
function toldBy(tsc: string) {
  const { stdout } = spawnSync(process.execPath, [here(tsc), '-p', here('.'), '--pretty', 'false'], {
    encoding: 'utf8',
  })
  const lines = readFileSync(here('wrong.ts'), 'utf8').split('\n')
  const told = [...stdout.matchAll(/wrong\.ts\((\d+),(\d+)\): error TS\d+: (.*)/g)].map(
    ([, line, column, what]) => ({
      line: Number(line),
      at: lines[Number(line) - 1]?.slice(Number(column) - 1) ?? '',
      known: (what ?? '').split('not assignable to ')[1] ?? '',
      events: [
        ...(lines[Number(line) - 1]?.includes("'room-1'") ? ['"message"', '"left"'] : []),
        ...(lines[Number(line) - 1]?.includes("'ticker'") ? ['"price"'] : []),
      ],
    }),
  )
  return { told, wrong: lines.flatMap((line, i) => (line.includes('massage') ? [i + 1] : [])), stdout }
}

it('a wrong event is the error of its own place, which names the events that there are', () => {
  const { told, wrong, stdout } = toldBy('../../node_modules/@typescript/native/bin/tsc')
  expect(wrong.length).toBeGreaterThan(30)
  expect(told.map(({ line }) => line)).toEqual(wrong)
  for (const { at, known, events } of told) {
    expect(at).toMatch(/^((events?|remove): )?('massage'|\['message', 'massage'\])/)
    for (const event of events) expect(known).toContain(event)
  }
  expect(stdout).not.toMatch(/No overload matches|EventOf</)
}, 120_000)
