import {
  type ChannelKitError,
  channel,
  feed,
  latest,
  latestNumber,
  presence,
  records,
  reduced,
  series,
  shared,
} from '@channelkit/core'
import { record } from '@channelkit/core/recording'
import { createTestKit } from '@channelkit/testing'
import { expect, it } from 'vitest'

const room = 'presence-room'
const deep = (depth: number) => `${'{"id":1,"a":['.repeat(depth)}1${']}'.repeat(depth)}`

it('payloads of strangers may be nested as deep as they like: every store takes them, and a recording', async () => {
  const errors: ChannelKitError[] = []
  const { kit, server } = createTestKit({ onError: (error) => errors.push(error) })
  const recorder = record(kit)
  const stores = [
    latest(kit, room, 'n'),
    feed(kit, room, 'n', { by: 'id' as never }),
    records(kit, room, 'n', { by: 'id' as never, merge: true }),
    reduced(kit, room, 'n', (_: unknown, data: unknown) => data, null as unknown),
    series(kit, room, 'n', { y: 'id' as never }),
    latestNumber(kit, room, 'n', 'id'),
    presence(kit, room),
    shared(kit, room, 'key', null),
  ]
  for (const store of stores) store.subscribe(() => {})
  kit.activity.subscribe(() => {})
  await server.settled()
  const hub = server.hub.app('test')
  for (const depth of [10, 1500, 5100]) {
    // Twice, so that what came is compared with what is there.
    for (let i = 0; i < 2; i++) hub.publish(room, 'n', deep(depth))
    const value = JSON.parse(deep(depth))
    hub.publish(
      room,
      'client-shared',
      `{"key":"key","value":${deep(depth)},"clock":${depth},"by":"x","root":"x","seen":{}}`,
    )
    await server.settled()
    expect(stores[5]!.getSnapshot()).toBe(1)
    await channel(kit, room).trigger('client-n', value)
  }
  expect(recorder.text().length).toBeGreaterThan(0)
  expect(errors.filter(({ code }) => code === 'handler-failed')).toEqual([])
  server.destroy()
})

it('and the server that is sent such goes on', async () => {
  const { kit, server } = createTestKit({ onError() {} })
  const other = createTestKit({ server, user: { id: 'bob' }, onError() {} }).kit
  const heard = latest(other, room, 'client-n' as never)
  heard.subscribe(() => {})
  channel(kit, room).subscribe(() => {})
  await server.settled()
  const guest = server.hub.connect({ appKey: 'test-key', protocol: 7 }, { send() {}, close() {} })
  for (const depth of [3000, 20_000, 100_000]) {
    const data = `${'['.repeat(depth)}${']'.repeat(depth)}`
    guest.receive(`{"event":"client-n","channel":"${room}","data":${data}}`)
    guest.receive(`{"event":"pusher:subscribe","data":{"channel":"a","channel_data":${data}}}`)
    guest.receive(`{"event":"pusher:signin","data":{"auth":"x","user_data":${data}}}`)
  }
  await channel(kit, room).trigger('client-n', 7)
  await server.settled()
  expect(heard.getSnapshot()).toBe(7)
  server.destroy()
})
