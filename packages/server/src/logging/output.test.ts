import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createOutput } from './output.ts'

it('writes each entry at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'channelkit-log-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const fd = openSync(join(folder, 'log'), 'w')
  const { write } = createOutput(() => expect.unreachable(), fd)
  write('one ü\n')
  expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('one ü\n')
  write('two\n')
  expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('one ü\ntwo\n')
  closeSync(fd)
})

it.runIf(process.platform === 'linux')(
  'loses what can not be written, keeps nothing of it, and tells how much it was',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'channelkit-log-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const full = openSync('/dev/full', 'w')
    const told: number[] = []
    const { write } = createOutput((lost) => told.push(lost), full)
    for (let n = 0; n < 3; n++) write('lost\n')
    closeSync(full)
    // The descriptor that was just closed is the next one that is given out.
    const fd = openSync(join(folder, 'log'), 'w')
    expect(fd).toBe(full)
    write('there\n')
    write('there too\n')
    closeSync(fd)
    expect([told, readFileSync(join(folder, 'log'), 'utf8')]).toEqual([[3], 'there\nthere too\n'])
  },
)
