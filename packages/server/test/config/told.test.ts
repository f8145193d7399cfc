import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/index.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'config-'))
})
afterAll(() => rm(folder, { recursive: true }))

const app = { id: 'mine', key: 'my-key', secret: 'my-secret' }
async function loadFile(content: unknown) {
  await writeFile(join(folder, 'c.json'), typeof content === 'string' ? content : JSON.stringify(content))
  return loadConfig({ argv: ['--config', 'c.json'], env: {}, cwd: folder })
}
/** What is wrong with a configuration that has these parts beside an app. */
const wrong = (parts: object) =>
  loadFile({ apps: [app], ...parts }).then(
    () => 'nothing',
    (error: Error) => error.message.split('\n').slice(1, -1).join('\n').trim(),
  )

describe('an option of two kinds', () => {
  it.each<[object, RegExp]>([
    [
      { metrics: { prometheus: { tokn: 'x', open: true } } },
      /^metrics\.prometheus\.tokn: there is no such option; did you mean token\?$/,
    ],
    [
      { metrics: { prometheus: { xyz: 1, open: true } } },
      /^metrics\.prometheus\.xyz: .*there are path, port, host, token, open\.$/,
    ],
    [
      { metrics: { prometheus: 'yes' } },
      /^metrics\.prometheus: must be true or false, or an object\. Serves/,
    ],
    [
      { metrics: { prometheus: { port: 'x' } } },
      /^metrics\.prometheus\.port: must be a number\. A port of its own/,
    ],
    [
      { metrics: { datadog: { tags: { env: 5 } } } },
      /^metrics\.datadog\.tags\.env: must be a text\. Put on each metric/,
    ],
    [
      { metrics: { datadog: { tags: ['env:prod'] } } },
      /^metrics\.datadog\.tags: must be an object\. Put on each metric/,
    ],
    [{ api: { replayGrace: 'x' } }, /^api\.replayGrace: must be a number, or false\. How long/],
    [
      { webhooks: [{ url: 'http://a.net', batch: { tim: 5 } }] },
      /^webhooks\[0\]\.batch\.tim: .*did you mean time\?$/,
    ],
    [
      { webhooks: [{ url: 'http://a.net', channelPrefix: 5 }] },
      /^webhooks\[0\]\.channelPrefix: must be a text, or a list\. Only/,
    ],
    [
      { webhooks: [{ url: 'http://a.net', headers: { a: 1 } }] },
      /^webhooks\[0\]\.headers\.a: must be a text\. Headers/,
    ],
  ])('says of %j what is wrong and what fits', async (parts, why) => {
    expect(await wrong(parts)).toMatch(why)
  })
})

describe('what cannot be meant', () => {
  it.each<[object, RegExp]>([
    [{ limits: { activityTimeout: 30 } }, /^limits\.activityTimeout: must be 1000 or more: it is in ms/],
    [{ limits: { pongTimeout: 5 } }, /^limits\.pongTimeout: must be 1000 or more: it is in ms/],
    [
      { apps: [{ ...app, limits: { cacheTtl: 1800 / 2 } }] },
      /^apps\[0\]\.limits\.cacheTtl: must be 1000 or more: it is in ms/,
    ],
    [{ shutdownTimeout: 10 }, /^shutdownTimeout: must be 0, or 100 or more: it is in ms/],
    [{ shutdownDelay: 5 }, /^shutdownDelay: must be 0, or 100 or more: it is in ms/],
    [{ http: { requestTimeout: 30 } }, /^http\.requestTimeout: must be 100 or more: it is in ms/],
    [
      { webhooks: [{ url: 'http://a.net', timeout: 4 }] },
      /^webhooks\[0\]\.timeout: must be 100 or more: it is in ms/,
    ],
    [
      { webhooks: [{ url: 'http://a.net', retryFor: 60 }] },
      /^webhooks\[0\]\.retryFor: must be 0, or 100 or more: it is in ms/,
    ],
    [
      { webhooks: [{ url: 'http://a.net', debounce: 3 }] },
      /^webhooks\[0\]\.debounce: must be 0, or 100 or more: it is in ms/,
    ],
    [{ allowedOrigins: ['https://a.net/page'] }, /^allowedOrigins\[0\]: must be an origin without a path/],
    [{ allowedOrigins: ['https://a.net?x'] }, /must be an origin/],
    [{ allowedOrigins: ['a.net', 'https://*'] }, /^allowedOrigins\[1\]: must be an origin/],
    [{ allowedOrigins: ['https://a.*.net'] }, /must be an origin/],
    [{ allowedOrigins: ['https://a.net https://b.net'] }, /must be an origin/],
    [{ apps: [{ ...app, allowedOrigins: ['/'] }] }, /^apps\[0\]\.allowedOrigins\[0\]: must be an origin/],
    [{ host: 'http://0.0.0.0' }, /^host: must be an address or a name alone/],
    [{ host: '0.0.0.0:6001' }, /^host: must be an address or a name alone/],
    [{ apps: [{ ...app, key: 'a/b' }] }, /^apps\[0\]\.key: must have no/],
    [{ apps: [{ ...app, id: 'a b' }] }, /^apps\[0\]\.id: must have no/],
  ])('in %j is told', async (parts, why) => {
    expect(await wrong(parts)).toMatch(why)
  })
  it.each<object>([
    {
      allowedOrigins: [
        'https://a.net',
        'a.net:5173',
        '*.a.net',
        'https://*.a.net/',
        '*',
        'null',
        'http://[::1]:80',
        'capacitor://localhost',
      ],
    },
    { limits: { activityTimeout: 1000 }, shutdownTimeout: 0, shutdownDelay: 0 },
    { host: '::1' },
    { host: 'localhost' },
    { webhooks: [{ url: 'http://a.net', debounce: 0, retryFor: 0, batch: { time: 5 } }] },
    { apps: [{ ...app, id: 'a_b-c.d', key: '278d425bdf160c739803' }] },
  ])('is not %j', async (parts) => {
    expect(await wrong(parts)).toBe('nothing')
  })
})

describe('a file', () => {
  it('may name its schema', async () => {
    const { options } = await loadFile({ $schema: './config.schema.json', apps: [app] })
    expect(options).not.toHaveProperty('$schema')
  })
  it.each([
    ['{\n  "port": 1,\n}', 3, 1],
    ['{\n  port: 1\n}', 2, 3],
    ['{\n  "apps": [tru]\n}', 2, 15],
    ['{\n  "a": "é😀", x\n}', 2, 15],
    ['{\n  "port": 1', 2, 12],
    ['{\n  "port": 01\n}', 2, 12],
    ['', 1, 1],
    [`{${' "a": {},\n'.repeat(2000)} "b": nulll }`, 2001, 11],
  ])('that is no JSON is told with line and column (%#)', async (text, line, column) => {
    await expect(loadFile(text)).rejects.toThrow(
      `c.json: is no valid JSON at line ${line}, column ${column}: `,
    )
  })
})
