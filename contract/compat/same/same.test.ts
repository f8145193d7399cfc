import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** What the compiler says of the code of old applications; places that have to be wrong are marked in it. */
function toldOf(project: string) {
  const tsc = here('../../../node_modules/@typescript/native/bin/tsc')
  return spawnSync(process.execPath, [tsc, '-p', here(project), '--pretty', 'false'], { encoding: 'utf8' })
    .stdout
}

describe('code of old applications compiles', () => {
  it('with what it was written for', () => {
    expect(toldOf('tsconfig.json')).toBe('')
  }, 120_000)

  it('with our doors, and what was wrong is wrong', () => {
    expect(toldOf('tsconfig.ours.json')).toBe('')
  }, 120_000)
})
