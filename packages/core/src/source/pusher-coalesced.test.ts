import { expect, it } from 'vitest'
import { coalesced } from './pusher-coalesced.ts'

function pusher() {
  const urls: string[] = []
  const createWebSocket = (url: string) => urls.push(url)
  const Runtime = { createWebSocket }
  return { Pusher: Object.assign(class {}, { Runtime }) as never, Runtime, urls, createWebSocket }
}

it('asks the server for it on the sockets of an instance that wants it, and of no other', () => {
  const { Pusher, Runtime, urls } = pusher()
  const { wsPath } = coalesced(Pusher, { wsPath: '/base' })
  expect(coalesced(Pusher, {}).wsPath).toBe('/.channelkit-coalesce')
  Runtime.createWebSocket(`ws://h${wsPath}/app/k?protocol=7`)
  Runtime.createWebSocket('ws://h/base/app/k?protocol=7')
  expect(urls).toEqual(['ws://h/base/app/k?protocol=7&coalesce=1', 'ws://h/base/app/k?protocol=7'])
})

it('stands in the way once, also after another one was put in its place', () => {
  const { Pusher, Runtime, createWebSocket, urls } = pusher()
  const { wsPath } = coalesced(Pusher, {})
  const first = Runtime.createWebSocket
  coalesced(Pusher, {})
  expect(Runtime.createWebSocket).toBe(first)
  Runtime.createWebSocket = createWebSocket
  coalesced(Pusher, {})
  Runtime.createWebSocket(`ws://h${wsPath}/app/k?a=1`)
  expect([Runtime.createWebSocket === createWebSocket, urls]).toEqual([
    false,
    ['ws://h/app/k?a=1&coalesce=1'],
  ])
})

it('leaves a build alone that can’t be told', () => {
  const options = { wsPath: '/x' }
  for (const Runtime of [undefined, {}])
    expect(coalesced(Object.assign(class {}, { Runtime }) as never, options)).toBe(options)
})
