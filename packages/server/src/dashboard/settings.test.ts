import { describe, expect, it } from 'vitest'
import { APP } from '../../test/support/hub.ts'
import { createHub, DEFAULT_LIMITS } from '../hub/index.ts'
import { type ShownOptions, settingsOf } from './settings.ts'

function shown(app: object = {}, options: ShownOptions = {}, limits = {}) {
  const hub = createHub({ apps: [{ ...APP, ...app }], limits })
  const groups = settingsOf(hub.app(APP.id), options)
  const of = (title: string, name: string) =>
    groups.find((group) => group.title === title)!.settings.find((setting) => setting.name === name)!
  return { groups, of, all: JSON.stringify(groups) }
}

describe('settings', () => {
  it('are the defaults where nothing is set, and none of them is marked', () => {
    const { groups, of } = shown()
    expect(groups.flatMap(({ settings }) => settings).filter(({ own }) => own)).toEqual([])
    expect(groups.find(({ title }) => title === 'Limits')!.settings).toHaveLength(
      Object.keys(DEFAULT_LIMITS).length,
    )
    expect(of('App', 'maxConnections').value).toBe('no limit')
  })

  it('mark what differs from its default, and only that', () => {
    const { groups, of } = shown(
      { clientEvents: false, maxConnections: 5, allowedOrigins: ['https://a.net'] },
      { port: 80, tls: {}, redis: 'redis://cache:6379' },
      { payload: 7 },
    )
    const own = groups.flatMap(({ settings }) => settings.filter((one) => one.own).map(({ name }) => name))
    expect(own.sort()).toEqual(
      ['allowedOrigins', 'clientEvents', 'maxConnections', 'payload', 'port', 'redis', 'tls'].sort(),
    )
    expect([of('App', 'clientEvents').value, of('Server', 'tls').value]).toEqual(['no', 'on'])
  })

  it('say what each of them does', () => {
    const mute = shown().groups.flatMap(({ settings }) => settings.filter(({ description }) => !description))
    expect(mute.map(({ name }) => name)).toEqual([])
  })

  it('tell of secrets only that they are there', () => {
    const { all, of } = shown(
      {
        secret: 'hush-secret',
        keys: [{ key: 'old', secret: 'hush-old' }],
        webhooks: [
          { url: 'https://user:hush-user@a.b/hook?token=hush-query', headers: { key: 'hush-header' } },
        ],
      },
      {
        tls: { key: 'hush-tls', passphrase: 'hush-pass' },
        redis: 'redis://user:hush-redis@cache:6379/0',
        admin: { port: 9 },
      },
    )
    expect(all).not.toContain('hush')
    expect(of('App', 'keys').value).toBe('1, hidden')
    expect(of('Server', 'redis').value).toContain('cache')
    expect(of('Webhooks', 'webhooks').value).toContain('a.b')
  })
})
