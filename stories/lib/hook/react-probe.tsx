import * as hooks from '@channelkit/react'
import { useState } from 'react'
import { describe } from './describe.ts'

type Hook = (...args: unknown[]) => unknown

/** The result of a hook, or for a hook that calls a handler what it was called with last. */
export default function ReactProbe({ hook, args }: { hook: string; args: readonly unknown[] }) {
  const [heard, setHeard] = useState<unknown[]>([])
  const handler = (...event: unknown[]) => setHeard((before) => [...before, event[0]].slice(-5))
  const result = (hooks as unknown as Record<string, Hook>)[hook]!(
    ...args.map((arg) => (arg === 'handler' ? handler : arg)),
  )
  return (
    <output className="probe" aria-label={hook}>
      {describe(args.includes('handler') ? heard : result)}
    </output>
  )
}
