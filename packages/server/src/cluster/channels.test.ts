import { describe, expect, it } from 'vitest'
import type { ClusterApp } from '../hub/index.ts'
import { createOpenChannels, type OpenChannel, type Read } from './channels.ts'
import { decode, encode } from './messages.ts'
import { createReturns } from './returns.ts'

const LEASE = 1000

function setUp() {
  const log: string[] = []
  const known = new Set<string>()
  const app: Partial<ClusterApp> = {
    count: (_, process, n) => void log.push(`${process} has ${n}`),
    memberAdded(_, { process, id }) {
      known.add(process)
      log.push(`+${id} on ${process}`)
    },
    memberRemoved: (_, process, id) => void log.push(`-${id} on ${process}`),
    deliver: (_, frame, except) => void log.push(`${frame}${except ? ` but ${except}` : ''}`),
    cache: (_, cached) => void log.push(`cached ${cached?.data}`),
    processes: () => [...known],
    replace(_, { members }, keep = () => false) {
      const kept = [...known].filter((one) => keep(one) && !members.some(({ process }) => process === one))
      for (const one of [...known]) if (!kept.includes(one)) known.delete(one)
      for (const { process } of members) known.add(process)
      log.push(`found ${members.map(({ id }) => id)}${kept.length > 0 ? `, kept ${kept}` : ''}`)
    },
  }
  const channels = createOpenChannels((process) => process === 'me', LEASE, createReturns())
  const channel: OpenChannel = {
    app: app as ClusterApp,
    appKey: 'app',
    name: 'presence-room',
    key: 'key',
    version: 0,
    held: [],
    waiting: [() => void log.push('ready')],
    suspects: new Map(),
  }
  channels.byKey.set(channel.key, channel)
  const take = () => log.splice(0)
  return {
    channel,
    take,
    heard: (...message: Parameters<typeof encode>) => channels.heard(channel, decode(encode(...message))!),
    found(seq: number, members: [string, string][], settled: string[] = ['a', 'b']) {
      const flat = members.flatMap((field) => [JSON.stringify(field), 'null'])
      const read: Read = [String(seq), [], flat, '', -2, '', 'life']
      channels.found(channel, read, new Set(settled))
    },
    channels,
  }
}

describe('a channel that processes share', () => {
  it('is where its last kept event is, also if that was heard before the answer in which it is not', () => {
    const { heard, found, channel, take } = setUp()
    heard('H', ['a', '7', '', 0, 1], 'seventh')
    expect(take()).toEqual(['seventh'])
    found(5, [])
    expect(channel.position).toEqual({ life: 'life', serial: 7 })
    heard('H', ['a', '9', '', 0, 2], 'ninth')
    expect(channel.position).toEqual({ life: 'life', serial: 9 })
    // Asked again, which was answered on the other connection before.
    found(8, [])
    expect(channel.position).toEqual({ life: 'life', serial: 9 })
  })

  it('is what was read and what came after it, whichever connection was faster', () => {
    const { heard, found, take } = setUp()
    heard('M', ['a', '5', 'ann', 'null'])
    heard('R', ['a', '6', 'ann'])
    heard('M', ['a', '8', 'bob', 'null'])
    expect(take()).toEqual([])
    found(7, [['a', 'cleo']])
    expect(take()).toEqual(['found cleo', 'cached undefined', '+bob on a', 'ready'])
    heard('M', ['a', '7', 'dan', 'null'])
    heard('C', ['a', '9', 2])
    expect(take()).toEqual(['a has 2'])
  })

  it('ignores what this process said, except for which event of a cache channel was the last', () => {
    const { heard, found, take } = setUp()
    found(1, [])
    take()
    heard('M', ['me', '2', 'ann', 'null'])
    heard('C', ['me', '3', 1])
    heard('E', ['me', null], 'mine')
    heard('E', ['a', '1.1'], 'theirs')
    heard('K', ['me', '4', '', 1000], '{"event":"x","data":"1"}')
    expect(take()).toEqual(['theirs but 1.1', 'cached 1'])
  })

  it('lets events through while it is read', () => {
    const { heard, take } = setUp()
    heard('E', ['a', null], 'news')
    expect(take()).toEqual(['news'])
  })

  it('keeps a process that Redis forgot until it had time to tell again, or has', async () => {
    const { heard, found, take, channel } = setUp()
    found(1, [['a', 'ann']])
    heard('M', ['b', '2', 'bob', 'null'])
    take()
    channel.held = []
    found(3, [['b', 'bob']], ['b'])
    expect(take()[0]).toBe('found bob, kept a')
    found(4, [['b', 'bob']], ['a', 'b'])
    expect(take()[0]).toBe('found bob')
    found(5, [], [])
    expect(take()[0]).toBe('found , kept b')
    channel.suspects.set('b', performance.now() - LEASE)
    found(6, [], [])
    expect(take()[0]).toBe('found ')
  })

  it('can be used with what is known here when Redis is lost', () => {
    const { channels, take, channel } = setUp()
    channels.lose()
    expect(take()).toEqual(['ready'])
    expect(channel.held).toBeNull()
    channels.forget()
    expect(take()).toEqual(['found '])
  })
})

describe('what processes tell each other', () => {
  it('is read back, and nothing else is', () => {
    expect(decode(encode('E', ['a', null], 'a frame\nof two lines'))).toEqual({
      kind: 'E',
      head: ['a', null],
      frame: 'a frame\nof two lines',
    })
    for (const text of ['', 'E', 'E{}', 'Enull', 'E[', '\n', 'hello']) expect(decode(text)).toBeNull()
  })
})
