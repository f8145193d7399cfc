import { type ChannelKit, createChannelKit, defineRecords } from '@channelkit/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recordsChannel, recordsFor } from './records-props.ts'

let kit: ChannelKit
beforeEach(() => {
  kit = createChannelKit({ key: 'app', cluster: 'eu' })
})
afterEach(() => kit.destroy())
const fleet = defineRecords<never, never, { id: string }>({
  channel: 'fleet' as never,
  events: 'moved' as never,
  by: 'id',
})

describe('Records that a component shows', () => {
  it('are of the channel that it is given, or of its definition, and of none while it is off', () => {
    expect(recordsChannel({ channel: 'a', records: fleet })).toBe('a')
    expect(recordsChannel({ records: fleet })).toBe('fleet')
    expect(recordsChannel({ records: fleet, disabled: true })).toBeNull()
    expect(recordsChannel({ channel: null })).toBeNull()
    expect(recordsChannel({})).toBeNull()
  })

  it('are the same store for equal props, by the id unless said otherwise, and for equal definitions', () => {
    const props = { channel: 'a', event: 'moved' }
    const store = recordsFor(kit, props)
    expect(recordsFor(kit, { ...props, by: 'id' })).toBe(store)
    expect(recordsFor(kit, { ...props, by: 'name' })).not.toBe(store)
    expect(recordsFor(kit, { ...props, maxRate: 10 })).not.toBe(store)
    expect(recordsFor(kit, { records: fleet })).toBe(recordsFor(kit, { records: fleet, channel: 'fleet' }))
  })

  it('begin with those that were given', () => {
    const initial = [{ id: 'a' }, { id: 'b' }] as never
    const store = recordsFor(kit, { channel: 'a', event: 'moved', initial })
    expect((store.getSnapshot() as { ids: readonly string[] }).ids).toEqual(['a', 'b'])
  })
})
