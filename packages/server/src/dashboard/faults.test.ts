import { expect, it } from 'vitest'
import { APP, connect } from '../../test/support/hub.ts'
import { createHub, type HubHappening } from '../hub/index.ts'
import { createFaults } from './faults.ts'

const at = (time: number, told: object) => ({ appId: 'shop', at: time, ...told }) as HubHappening
const refused = (code: number) => ({ type: 'refused', code, address: '203.0.113.7' })
const error = (message: string) => ({ type: 'error', socketId: '1.1', code: null, message })

it('each kind stands once, with how often and when it came, and what the last one was about', () => {
  const faults = createFaults()
  faults.record(at(1, { type: 'error', socketId: '1.1', code: 4302, message: 'first' }))
  faults.record(at(5, { type: 'error', socketId: '2.2', code: 4302, message: 'second' }))
  expect(faults.list('shop')).toMatchObject([
    { count: 2, first: 1, last: 5, about: { socket_id: '2.2', message: 'second' } },
  ])
})

it('the newest comes first, and those of no app are among those of each', () => {
  const faults = createFaults()
  faults.record(at(1, refused(4004)))
  faults.record({ ...at(2, { type: 'problem', where: 'x', message: 'y' }), appId: '' } as HubHappening)
  faults.record(at(3, refused(4009)))
  faults.record(at(4, refused(4004)))
  const titles = faults.list('shop').map(({ title }) => title.slice(0, 24))
  expect(titles).toEqual(['Connection refused: 4004', 'Connection refused: 4009', 'Problem in x'])
  expect(faults.list('other').map(({ type }) => type)).toEqual(['problem'])
})

it('what is no error is not kept', () => {
  const faults = createFaults()
  faults.record(at(1, { type: 'connected', socketId: '1.1' }))
  faults.record(at(1, { type: 'api-request', route: 'GET /x', status: 200, duration: 1 }))
  faults.record(at(1, { type: 'disconnected', socketId: '1.1', reason: 'closed' }))
  expect(faults.list('shop')).toEqual([])
})

it('keeps a hundred kinds, the latest, however long what strangers say is', () => {
  const faults = createFaults()
  for (let n = 0; n < 150; n++) faults.record(at(n, error(`${n} ${'x'.repeat(5000)}`)))
  const list = faults.list('shop')
  expect(list).toHaveLength(100)
  expect(list[0]!.title).toMatch(/^149 x/)
  for (const { title, about } of list) {
    expect(title.length).toBeLessThanOrEqual(200)
    expect(about.message!.length).toBeLessThanOrEqual(500)
  }
})

it('what came again last is not the first to be forgotten', () => {
  const faults = createFaults()
  faults.record(at(0, error('old')))
  for (let n = 1; n < 100; n++) faults.record(at(n, error(`${n}`)))
  faults.record(at(200, error('old')))
  faults.record(at(201, error('one more')))
  const titles = faults.list('shop').map(({ title }) => title)
  expect(titles.slice(0, 2)).toEqual(['one more', 'old'])
  expect(titles).not.toContain('1')
})

it('a client event that was refused is one error, though its sender was told of it too', () => {
  const faults = createFaults()
  const hub = createHub({ apps: [APP] })
  hub.tap(faults.record)
  connect(hub).say('client-no', {}, 'public-channel')
  expect(faults.list(APP.id)).toMatchObject([{ type: 'client-event-rejected', count: 1 }])
})
