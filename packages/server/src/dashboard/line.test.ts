import { describe, expect, it } from 'vitest'
import { connect } from '../../test/support/hub.ts'
import { sign } from '../hub/signatures.ts'
import { channelOf, createLine, isConsole } from './line.ts'

/** A page that is on a channel. */
function watch(line: ReturnType<typeof createLine>, channel: string) {
  const page = connect(line.hub, { appKey: line.app.key })
  const auth = `${line.app.key}:${sign(line.app.secret, `${page.socketId}:${channel}`)}`
  page.say('pusher:subscribe', { channel, auth })
  return page
}

describe('the line', () => {
  it('tells those who are on a channel, and makes nothing where nobody is', () => {
    const line = createLine('a secret')
    let made = 0
    const data = { toJSON: () => ({ made: ++made }) }
    line.tell('private-x', 'batch', data)
    expect([line.isOpen, line.isWatched('private-x'), made]).toEqual([false, false, 0])
    const page = watch(line, 'private-x')
    expect([line.isOpen, line.isWatched('private-x')]).toEqual([true, true])
    line.tell('private-x', 'batch', data)
    expect(page.got.at(-1)).toMatchObject({ event: 'batch', channel: 'private-x', data: { made: 1 } })
    page.connection.closed()
    expect([line.isOpen, line.isWatched('private-x')]).toEqual([false, false])
  })

  it('lets nobody in who does not know its secret', () => {
    const line = createLine('a secret')
    const page = connect(line.hub, { appKey: line.app.key })
    const auth = `${line.app.key}:${sign('another', `${page.socketId}:private-x`)}`
    page.say('pusher:subscribe', { channel: 'private-x', auth })
    expect(line.isWatched('private-x')).toBe(false)
  })
})

it('an app’s channel is one that a channel may be called, whatever the app is called, and no other app’s', () => {
  const ids = ['shop', 'shop ', 'ä/../b', 'x'.repeat(1000), '']
  const names = ids.map(channelOf)
  for (const name of names) expect(name).toMatch(/^private-app-[0-9a-f]{24}$/)
  expect(new Set(names).size).toBe(ids.length)
  expect(names.some(isConsole)).toBe(false)
  expect([isConsole('private-console-7f'), isConsole('x-private-console-')]).toEqual([true, false])
})
