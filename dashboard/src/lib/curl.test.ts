import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { createServer } from '@channelkit/server'
import { expect, it, onTestFinished } from 'vitest'
import { curlOf } from './curl.ts'

const APP = { id: 'shop', key: 'shop-key', secret: 'shop-secret' }
const DATA = ['{"id":7}', 'it\'s $HOME `id` \\n "quoted"\nsecond line', '%s%d \u00e9 \u{1f600}']

async function start() {
  const server = createServer({ apps: [APP], port: 0 })
  onTestFinished(() => server.close())
  const { url } = await server.listen()
  const got: unknown[] = []
  server.hub.tap(
    (told) => void (told.type === 'published' && got.push([told.channel, told.event, told.data])),
  )
  return { url, got }
}
const run = (line: string, secret: string) =>
  promisify(execFile)('sh', ['-c', line.replace('curl -H', 'curl -sS -H')], {
    env: { ...process.env, PUSHER_SECRET: secret },
  })

it.each(DATA)('the line publishes from a shell what it says: %j', async (data) => {
  const { url, got } = await start()
  await run(curlOf(url, APP, { channel: 'orders', event: "o'clock", data }), APP.secret)
  expect(got).toEqual([['orders', "o'clock", data]])
})

it('the line has no secret in it, and does nothing with a wrong one', async () => {
  const { url, got } = await start()
  const line = curlOf(url, APP, { channel: 'orders', event: 'placed', data: '1' })
  expect(line).not.toContain(APP.secret)
  expect((await run(line, 'wrong')).stdout).toContain('bad-signature')
  expect(got).toEqual([])
})
