type Versions = Readonly<Record<string, string | undefined>>

/** Bun that opens no WebSocket of a server in Node's way: clients there wait, then come by HTTP. */
const BEFORE = [1, 4]

/**
 * Says what the program that runs this can't do, since it would not say it itself.
 *
 * @param warn as `process.emitWarning`
 */
export function warnOfRuntime(
  versions: Versions = process.versions,
  warn: (text: string, options: { type: string; code: string }) => void = process.emitWarning,
): void {
  const { bun } = versions
  if (!bun || !isOlder(bun)) return
  warn(
    `Bun ${bun} opens no WebSocket here, so clients come by HTTP alone, and later. Use Bun ${BEFORE.join('.')} or Node.`,
    { type: 'ChannelKitWarning', code: 'no-websockets' },
  )
}

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < BEFORE[0]! || (major === BEFORE[0] && minor < BEFORE[1]!)
}
