import type { StandardSchemaV1 } from '@standard-schema/spec'
import { expect, it, vi } from 'vitest'
import { createToldKit } from '../test/told-kit.ts'
import { channel, defineChannels } from './index.ts'

/** Takes numbers, and makes them whole. */
const whole = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate: (data) =>
      typeof data === 'number' ? { value: Math.round(data) } : { issues: [{ message: 'not a number' }] },
  },
} as StandardSchemaV1<number>
const channels = defineChannels({
  'private-{room}': { events: { count: whole, sum: whole }, client: { 'client-move': whole } },
})

function world(options: object = {}) {
  const made = createToldKit({ channels, ...options })
  const heard: unknown[] = []
  const follow = (name: string) => {
    channel(made.kit, name as never).on('count' as never, (data) => void heard.push(data))
    channel(made.kit, name as never).on('sum' as never, (data) => void heard.push(data))
  }
  const come = (channel: string, event: string, data: unknown) =>
    made.told({ type: 'event', channel, event, data })
  follow('private-a')
  return { ...made, heard, follow, come }
}

it('hands on what the schema made of an event, and keeps back what does not fit', () => {
  const { come, heard, kit } = world()
  come('private-a', 'count', 1.6)
  come('private-a', 'count', 'many')
  come('private-a', 'count', 3)
  expect(heard).toEqual([2, 3])
  kit.destroy()
})

it('tells of each event of each channel once, and logs every time', () => {
  const { come, errors, follow, kit } = world()
  const log: unknown[] = []
  kit.internals.bus.tap((one) => one.type === 'invalid' && log.push([one.channel, one.event, one.data]))
  follow('private-b')
  come('private-a', 'count', 'x')
  come('private-a', 'count', 'y')
  expect(errors).toEqual(['invalid-payload'])
  come('private-a', 'sum', 'z')
  come('private-b', 'count', 'z')
  expect(errors).toHaveLength(3)
  expect(log).toEqual([
    ['private-a', 'count', 'x'],
    ['private-a', 'count', 'y'],
    ['private-a', 'sum', 'z'],
    ['private-b', 'count', 'z'],
  ])
  kit.destroy()
})

it('gives each to who asked for them, and then tells nobody else', () => {
  const onInvalid = vi.fn()
  const { come, errors, kit } = world({ onInvalid })
  come('private-a', 'count', 'x')
  come('private-a', 'count', 'y')
  expect(onInvalid.mock.calls.map(([error, payload]) => [error.code, payload])).toEqual([
    ['invalid-payload', { channel: 'private-a', event: 'count', data: 'x' }],
    ['invalid-payload', { channel: 'private-a', event: 'count', data: 'y' }],
  ])
  expect(errors).toEqual([])
  kit.destroy()
})

it('reports what is thrown at them, and goes on', () => {
  const { come, errors, heard, kit } = world({
    onInvalid() {
      throw new Error('mine')
    },
  })
  come('private-a', 'count', 'x')
  come('private-a', 'count', 1)
  expect([errors, heard]).toEqual([['handler-failed'], [1]])
  kit.destroy()
})

it('sends what it is given, as it is, and refuses what the receivers would', async () => {
  const { asked, kit, line, told } = world()
  line('connected')
  told({ type: 'subscribed', channel: 'private-a' })
  asked()
  const send = (data: unknown) =>
    channel(kit, 'private-a' as never).trigger('client-move' as never, data as never)
  expect(await send(1.6)).toEqual({ status: 'sent' })
  expect(await send('far')).toMatchObject({ status: 'failed', error: { code: 'invalid-payload' } })
  expect(asked()).toEqual(['send "private-a" "client-move" 1.6'])
  kit.destroy()
})
