import { describe, expect, it } from 'vitest'
import { delay } from './delay.ts'
import { troubleOf } from './trouble.ts'

const reply = (message: string) => Object.assign(new Error(message), { name: 'ReplyError' })
const system = (code: string, message = '') => Object.assign(new Error(message), { code })

describe('trouble with Redis', () => {
  it.each([
    [
      'ERR Script attempted to access a non local key in a cluster node',
      'It is a Redis Cluster: give its nodes as redis.cluster',
    ],
    ['MOVED 3999 127.0.0.1:6381', 'It is a Redis Cluster: give its nodes as redis.cluster'],
    ['CLUSTERDOWN The cluster is down', 'It is a Redis Cluster: give its nodes as redis.cluster'],
    ["OOM command not allowed when used memory > 'maxmemory'", 'more memory'],
    ['WRONGPASS invalid username-password pair or user is disabled.', 'user and the password'],
    ['NOAUTH Authentication required.', 'user and the password'],
    [
      'ERR AUTH <password> called without any password configured for the default user',
      'user and the password',
    ],
    ["NOPERM this user has no permissions to run the 'subscribe' command", 'the rights'],
    ["ERR The user executing the script can't access at least one of the keys", 'the rights'],
    ["READONLY You can't write against a read only replica.", 'address of its primary'],
    ['LOADING Redis is loading the dataset in memory', 'wait'],
    ['MISCONF Redis is configured to save RDB snapshots', 'disk'],
    ['ERR DB index is out of range', 'number of the database'],
    ['ERR max number of clients reached', 'maxclients'],
  ])('is told as Redis said it, with what to do: %s', (said, remedy) => {
    const { reason } = troubleOf(reply(said))
    expect(reason).toContain(`Redis says: ${said.replace(/\.$/, '')}. `)
    expect(reason).toContain(remedy)
    expect(reason).not.toMatch(/\.\./)
  })

  it('is told as Redis said it where nobody knows what to do', () => {
    expect(troubleOf(reply('BUSY somebody else')).reason).toBe('Redis says: BUSY somebody else')
  })

  it('is one kind wherever in a script it is, and whatever the numbers', () => {
    const one = troubleOf(reply('OOM no memory. script: 5de6f2c, on @user_script:1.'))
    const other = troubleOf(reply('OOM no memory script: 99e6f2c, on @user_script:33.'))
    expect(one).toEqual(other)
    expect(one.reason).toBe('Redis says: OOM no memory. Give it more memory (maxmemory).')
    expect(troubleOf(reply('MOVED 1 a:1')).kind).toBe(troubleOf(reply('MOVED 2 a:1')).kind)
    expect(troubleOf(reply('MOVED 1 a:1')).kind).not.toBe(troubleOf(reply('OOM')).kind)
  })

  it('with reaching it is one kind, however the system calls it', () => {
    const refused = troubleOf(system('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:6379'))
    expect(refused).toEqual({ kind: 'unreachable', reason: 'connect ECONNREFUSED 127.0.0.1:6379' })
    expect(troubleOf(system('ECONNRESET')).reason).toBe('ECONNRESET')
    for (const other of [system('ETIMEDOUT', 'x'), new Error('the connection closed'), new Error('')])
      expect(troubleOf(other).kind).toBe('unreachable')
    for (const words of [
      '',
      'Connection is closed.',
      "Stream isn't writeable and enableOfflineQueue options is false",
    ])
      expect(troubleOf(new Error(words)).reason).toBe('the connection closed')
    expect(troubleOf(system('ENOTFOUND', 'getaddrinfo ENOTFOUND redis')).kind).toBe('ENOTFOUND')
    expect(troubleOf(system('SELF_SIGNED_CERT_IN_CHAIN', 'self-signed')).kind).not.toBe('unreachable')
  })
})

it('attempts come ever later, up to a limit, and no two processes in step', () => {
  const middle = () => 0.5
  expect([1, 2, 3, 4].map((failures) => delay(failures, 30_000, middle))).toEqual([250, 500, 1000, 2000])
  expect(delay(50, 30_000, middle)).toBe(30_000)
  expect(delay(5000, 2000, middle)).toBe(2000)
  expect([delay(1, 30_000, () => 0), delay(1, 30_000, () => 1)]).toEqual([187.5, 312.5])
})
