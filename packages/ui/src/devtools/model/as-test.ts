import type { Happening } from '@channelkit/core'
import type { Entry } from './entry.ts'

/** As code. What has a member `__proto__` would lose it in a literal. */
function literal(value: unknown): string {
  const json = JSON.stringify(value) ?? 'null'
  return json.includes('"__proto__"') ? `JSON.parse(${JSON.stringify(json)})` : json
}
const quoted = (text: string) =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`

interface Test {
  readonly name: string
  readonly lines: readonly string[]
}

const heard = (channel: string, event: string) => [
  'const { kit, server } = createTestKit()',
  'const heard: unknown[] = []',
  `channel(kit, ${quoted(channel)}).on(${quoted(event)}, (data) => heard.push(data))`,
  'await server.settled()',
]
const state = (channel: string) => [
  'const { kit, server } = createTestKit()',
  `const it = channel(kit, ${quoted(channel)})`,
  'it.subscribe(() => {})',
  'await server.settled()',
]
const room = (channel: string) => [
  'const { kit, server } = createTestKit()',
  `const room = presence(kit, ${quoted(channel)})`,
  'room.subscribe(() => {})',
  'await server.settled()',
]
const SETTLED = 'await server.settled()'

function testOf(told: Happening): Test | undefined {
  switch (told.type) {
    case 'event':
    case 'unheard': {
      const { channel, event, data } = told
      const lines = heard(channel, event)
      const from = 'userId' in told ? told.userId : undefined
      if (from && channel.startsWith('presence-'))
        lines.push(
          `server.presence(${quoted(channel)}).join(${quoted(from)}).trigger(${quoted(event)}, ${literal(data)})`,
        )
      else lines.push(`server.emit(${quoted(channel)}, ${quoted(event)}, ${literal(data)})`)
      return {
        name: `takes ${event} of ${channel}`,
        lines: [...lines, SETTLED, `expect(heard).toEqual([${literal(data)}])`],
      }
    }
    case 'sent': {
      const { channel, event, data } = told
      return {
        name: `sends ${event} on ${channel}`,
        lines: [
          ...state(channel),
          `await it.trigger(${quoted(event)}, ${literal(data)})`,
          SETTLED,
          `expect(server.triggered).toMatchObject([{ channel: ${quoted(channel)}, event: ${quoted(event)} }])`,
        ],
      }
    }
    case 'member': {
      const { channel } = told
      const id = 'joined' in told ? told.joined.id : told.left
      const member =
        'joined' in told ? literal({ id, info: told.joined.info ?? null }) : literal({ id, info: null })
      const lines = [...room(channel), `server.presence(${quoted(channel)}).join(${member})`, SETTLED]
      if ('joined' in told)
        return {
          name: `shows who joins ${channel}`,
          lines: [...lines, `expect(room.getSnapshot().has(${quoted(id)})).toBe(true)`],
        }
      return {
        name: `shows who leaves ${channel}`,
        lines: [
          ...lines,
          `server.presence(${quoted(channel)}).leave(${quoted(id)})`,
          SETTLED,
          `expect(room.getSnapshot().has(${quoted(id)})).toBe(false)`,
        ],
      }
    }
    case 'refused':
      return {
        name: `says that ${told.channel} was refused`,
        lines: [
          'const { kit, server } = createTestKit({ onError() {} })',
          `server.refuseAuth(${quoted(told.channel)}, { status: ${told.error.httpStatus ?? 403} })`,
          `const it = channel(kit, ${quoted(told.channel)})`,
          'it.subscribe(() => {})',
          SETTLED,
          "expect(it.getSnapshot().status).toBe('failed')",
        ],
      }
    case 'connection':
      if (told.state !== 'lost' && told.state !== 'unavailable') return undefined
      return {
        name: 'says that the line was lost, and comes back',
        lines: [
          'const { kit, server } = createTestKit()',
          'kit.connection.connect()',
          SETTLED,
          'server.cut()',
          SETTLED,
          "expect(kit.connection.getSnapshot().status).not.toBe('connected')",
          'server.restore()',
          SETTLED,
          "expect(kit.connection.getSnapshot().status).toBe('connected')",
        ],
      }
  }
  return undefined
}

/**
 * A test in which the same happens, for `@channelkit/testing`: a beginning, in which one puts what is to be tested
 * instead of what stands there. Null for what a server in memory has no part in.
 */
export function asTest({ happening }: Entry): string | null {
  const test = testOf(happening)
  if (!test) return null
  const code = test.lines.join('\n')
  const used = ['channel', 'presence'].filter((name) => code.includes(`${name}(kit,`))
  return [
    ...(used.length ? [`import { ${used.join(', ')} } from '@channelkit/core'`] : []),
    "import { createTestKit } from '@channelkit/testing'",
    "import { expect, test } from 'vitest'",
    '',
    `test(${quoted(test.name)}, async () => {`,
    ...test.lines.map((line) => `  ${line}`),
    '  server.destroy()',
    '})',
    '',
  ].join('\n')
}
