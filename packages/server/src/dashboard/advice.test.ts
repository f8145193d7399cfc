import { expect, it } from 'vitest'
import { type HubHappening, PROTOCOL_ERRORS } from '../hub/index.ts'
import { SERVER_ERROR_CODES } from '../hub/server-error.ts'
import { LIMITED } from '../logging/notices.ts'
import { adviceOf } from './advice.ts'

const of = (told: object) => adviceOf({ appId: 'a', at: 1, ...told } as HubHappening)
const VAGUE = /see the message|page on errors/

it.each(Object.keys(PROTOCOL_ERRORS).map(Number))('code %i of the protocol has advice of its own', (code) => {
  for (const told of [
    { type: 'refused', code },
    { type: 'error', socketId: '1.1', code, message: 'x' },
  ]) {
    const { title, advice } = of(told)!
    expect(title).toContain(String(code))
    expect(advice).not.toMatch(VAGUE)
  }
})

it.each(SERVER_ERROR_CODES)('the API’s %s has its remedy', (error) => {
  const { title, advice } = of({ type: 'api-request', route: 'POST /x', status: 400, duration: 1, error })!
  expect(title).toContain(error)
  expect(advice).not.toMatch(VAGUE)
})

it.each(Object.keys(LIMITED))('the limit on %s is named', (what) => {
  expect(of({ type: 'rate-limited', what })!.advice).toMatch(/raise the limit\.$/)
})

it.each([
  [
    { type: 'webhook', endpoint: 'https://a.b', outcome: 'failed', error: 'answered 500' },
    /^Answered 500\. See/,
  ],
  [
    { type: 'client-event-rejected', socketId: '1.1', event: 'client-x', reason: 'not-subscribed' },
    /private or/,
  ],
  [{ type: 'problem', where: 'webhooks', message: 'x' }, /No client is to blame/],
  [{ type: 'cluster', state: 'degraded' }, /Redis/],
  [{ type: 'backlog-cut', of: 'app', clients: 3 }, /limits\.backlog/],
  [{ type: 'disconnected', socketId: '1.1', reason: 'slow-reader' }, /limits\.buffered/],
  [{ type: 'unknown-session' }, /load balancer/],
])('%o is told what to do about', (told, advice) => {
  expect(of(told)!.advice).toMatch(advice)
})

it.each([
  { type: 'connected', socketId: '1.1' },
  { type: 'disconnected', socketId: '1.1', reason: 'closed' },
  { type: 'published', channel: 'a', event: 'e', data: '' },
  { type: 'api-request', route: 'GET /x', status: 200, duration: 1 },
  { type: 'webhook', endpoint: 'https://a.b', outcome: 'delivered' },
  { type: 'cluster', state: 'joined' },
])('%o is no error', (told) => {
  expect(of(told)).toBeUndefined()
})

it('the title is the same each time, so that errors are counted by their kind', () => {
  const told = (message: string) => ({ type: 'error', socketId: '1.1', code: 4301, message })
  expect(of(told('one'))!.title).toBe(of(told('another'))!.title)
})
