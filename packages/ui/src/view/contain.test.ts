import type { ChannelKit, ChannelKitError } from '@channelkit/core'
import { describe, expect, it } from 'vitest'
import { createContainment } from './contain.ts'

function stage(name = 'badge') {
  const told: ChannelKitError[] = []
  const kit = { report: (error: ChannelKitError) => told.push(error) } as unknown as ChannelKit
  const contain = createContainment(name)
  contain.kit = kit
  return { contain, kit, told }
}
const broken = () => {
  throw new Error('broken')
}
const later = () => Promise.resolve()

describe('A function of the application', () => {
  it('gives what it gives, and the same function for the same', () => {
    const { contain } = stage()
    const twice = (n: number) => 2 * n
    const safe = contain('format', twice)
    expect(safe(2)).toBe(4)
    expect(contain('format', twice)).toBe(safe)
    expect(contain('format', (n: number) => n)).not.toBe(safe)
    expect(contain('format', twice, (n) => n)).not.toBe(safe)
  })

  it('that gives nothing leaves it to what stands in for it, with the same arguments', () => {
    const { contain, told } = stage()
    const safe = contain<(n: number) => string | undefined>(
      'format',
      () => undefined,
      (n) => `ours ${n}`,
    )
    expect(safe(7)).toBe('ours 7')
    expect(contain('other', () => undefined)()).toBeUndefined()
    expect(told).toEqual([])
  })

  it('that throws does so too, and the kit is told once, later, whoever calls it', async () => {
    const { contain, kit, told } = stage()
    const safe = contain<(n: number) => string>('format', broken, (n) => `ours ${n}`)
    expect([safe(1), safe(2)]).toEqual(['ours 1', 'ours 2'])
    expect(told).toEqual([])
    await later()
    expect(told.map(({ code, message }) => [code, message])).toEqual([
      ['render-failed', expect.stringContaining('format of badge threw: Error: broken.')],
    ])
    // A strict mode makes a component twice.
    const other = createContainment('badge')
    other.kit = kit
    other('format', broken)()
    await later()
    expect(told).toHaveLength(1)
    const elsewhere = createContainment('feed')
    elsewhere.kit = kit
    elsewhere('format', broken)()
    await later()
    expect(told).toHaveLength(2)
  })

  it('that is told of something failed as a handler, not as a part of the picture', async () => {
    const { contain, told } = stage()
    contain('onSelect', broken)()
    contain.tell('the slot member', 'why')
    await later()
    expect(told.map(({ code, cause }) => [code, cause])).toEqual([
      ['handler-failed', expect.any(Error)],
      ['render-failed', 'why'],
    ])
  })
})
