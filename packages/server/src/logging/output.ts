import { writeSync } from 'node:fs'

/** Where a log goes. */
export interface LogTarget {
  write(text: string): void
}

/**
 * Standard error as the log needs it: written at once, so that what was logged before an end or a crash is there, and
 * harmless where it can't be written, as on a full disk or when nobody reads it any more.
 *
 * @param onBack told how many entries were lost, once there is room again
 */
export function createOutput(onBack: (lost: number) => void, fd = 2): LogTarget {
  let lost = 0
  return {
    write(text) {
      try {
        writeAll(fd, Buffer.from(text))
      } catch {
        lost++
        return
      }
      if (lost === 0) return
      const gone = lost
      lost = 0
      onBack(gone)
    },
  }
}

function writeAll(fd: number, bytes: Buffer) {
  for (let written = 0; written < bytes.length; ) written += writeSync(fd, bytes, written)
}

/** Lets the process go on when what it says on standard output or standard error can't be written. */
export function surviveBrokenOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}
