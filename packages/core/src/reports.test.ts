import { beforeEach, expect, it } from 'vitest'
import { ChannelKitError } from './errors.ts'
import { createReports } from './reports.ts'

let told: ChannelKitError[]
let marks: number
let reports: ReturnType<typeof createReports>
const bus = { report: (error: ChannelKitError) => told.push(error) } as never
beforeEach(() => {
  told = []
  marks = 0
  reports = createReports(bus, () => marks++)
})
const messages = () => told.map(({ message }) => message.split(' See ')[0])

it('tells each kind once, with how often it was so by then, and what was said first', () => {
  for (const n of [1, 2, 3]) reports.add('number', () => `Value ${n}.`)
  reports.add('time', () => 'No time.')
  expect([told, marks]).toEqual([[], 2])
  reports.tell()
  expect(told.map(({ code }) => code)).toEqual(['invalid-payload', 'invalid-payload'])
  expect(messages()).toEqual([
    expect.stringContaining('Value 1. It happened 3 times at once. It is told only once.'),
    expect.stringContaining('No time. It is told only once.'),
  ])
  reports.add('number', () => 'Value 4.')
  reports.tell()
  expect([told.length, marks]).toEqual([2, 2])
})

it('has a code and a cause of its own where they are given', () => {
  const cause = new Error('why')
  reports.add('size', () => 'Too large.', 'payload-too-large', cause)
  reports.tell()
  expect(told[0]).toMatchObject({ code: 'payload-too-large', cause })
})

it('tells of what was sent and can never work, not of what the channel says itself', async () => {
  const failed = (code: 'payload-too-large' | 'client-event-invalid' | 'subscription-refused') =>
    Promise.resolve({ status: 'failed', error: new ChannelKitError(code, 'Sent.') } as never)
  for (const code of ['payload-too-large', 'client-event-invalid', 'subscription-refused'] as const)
    reports.sent(failed(code))
  reports.sent(failed('payload-too-large'))
  reports.sent(Promise.resolve({ status: 'sent' } as never))
  await Promise.resolve()
  await Promise.resolve()
  reports.tell()
  expect(told.map(({ code }) => code)).toEqual(['payload-too-large', 'client-event-invalid'])
})
