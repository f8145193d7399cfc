import { expect, it, vi } from 'vitest'
import { warnOfRuntime } from './runtime.ts'

it.each(['1.2.0', '1.2.23', '1.3.14', '0.9.1'])('says that Bun %s opens no WebSocket', (bun) => {
  const warn = vi.fn()
  warnOfRuntime({ node: '24.0.0', bun }, warn)
  expect(warn).toHaveBeenCalledExactlyOnceWith(
    expect.stringContaining(`Bun ${bun} opens no WebSocket`),
    expect.objectContaining({ code: 'no-websockets' }),
  )
})

it.each([{ node: '20.19.0' }, { bun: '1.4.0' }, { bun: '1.10.2' }, { bun: '2.0.0' }, { deno: '2.9.6' }])(
  'says nothing of %j',
  (versions) => {
    const warn = vi.fn()
    warnOfRuntime(versions, warn)
    expect(warn).not.toHaveBeenCalled()
  },
)
