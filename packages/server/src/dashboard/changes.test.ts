import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { APP, connect } from '../../test/support/hub.ts'
import { createHub, type Hub } from '../hub/index.ts'
import { sign } from '../hub/signatures.ts'
import { createChanges } from './changes.ts'
import { channelOf, createLine } from './line.ts'

const OTHER = { id: 'other', key: 'other-key', secret: 'other-secret' }
let hub: Hub
let line: ReturnType<typeof createLine>
let end: () => void
beforeEach(() => {
  vi.useFakeTimers()
  hub = createHub({ apps: [APP, OTHER] })
  line = createLine('a secret')
  end = createChanges(hub, line).end
})
afterEach(() => {
  end()
  line.hub.close()
  vi.useRealTimers()
})

function open(app: string) {
  const channel = channelOf(app)
  const page = connect(line.hub, { appKey: line.app.key })
  const auth = `${line.app.key}:${sign(line.app.secret, `${page.socketId}:${channel}`)}`
  page.say('pusher:subscribe', { channel, auth })
  page.take()
  return {
    ...page,
    told: () =>
      page
        .take()
        .map(({ event }) => event)
        .sort(),
  }
}
const second = () => void vi.advanceTimersByTime(1000)

describe('what changed', () => {
  it('is told once a second, however often it did, to pages of its app alone', () => {
    const [mine, theirs] = [open(APP.id), open('other')]
    for (let n = 0; n < 500; n++) hub.app(APP.id).publish('a', 'e', '1')
    connect(hub).subscribe('orders')
    second()
    expect(mine.told()).toEqual(['channels-changed', 'connections-changed', 'events-changed'])
    expect(theirs.told()).toEqual([])
    second()
    expect(mine.told()).toEqual([])
  })

  it('and concerns no app is told to those of all', () => {
    const [mine, theirs] = [open(APP.id), open('other')]
    hub.tell({ type: 'problem', where: 'x', message: 'y' })
    second()
    expect([mine.told(), theirs.told()]).toEqual([['faults-changed'], ['faults-changed']])
  })

  it('is no call of the API that went well', () => {
    const page = open(APP.id)
    const call = { type: 'api-request', route: 'GET /x', duration: 1 } as const
    hub.tell({ ...call, status: 200 }, APP.id)
    second()
    expect(page.told()).toEqual([])
    hub.tell({ ...call, status: 400, error: 'bad-event' }, APP.id)
    second()
    expect(page.told()).toEqual(['faults-changed'])
  })

  it('is not noted while nobody looks, nor told to who comes later', () => {
    const page = open(APP.id)
    page.connection.closed()
    hub.app(APP.id).publish('a', 'e', '1')
    const next = open(APP.id)
    second()
    expect(next.told()).toEqual([])
  })
})
