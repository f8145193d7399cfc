import { expect, it } from 'vitest'
import { APP, connect } from '../../test/support/hub.ts'
import { createHub, type HubHappening } from '../hub/index.ts'
import { isToldTwice } from './told-twice.ts'

it('of what a refused client event tells, one is left', () => {
  const hub = createHub({ apps: [APP] })
  const told: HubHappening[] = []
  hub.tap((happening) => void told.push(happening))
  connect(hub).say('client-no', {}, 'public-channel')
  const errors = told.filter(({ type }) => type === 'error' || type === 'client-event-rejected')
  expect(errors.map(({ type }) => type).sort()).toEqual(['client-event-rejected', 'error'])
  expect(errors.filter((one) => !isToldTwice(one)).map(({ type }) => type)).toEqual(['client-event-rejected'])
})

it('every other error is told once', () => {
  const error = { appId: 'a', at: 1, type: 'error', socketId: '1.1', code: 4009, message: '' } as const
  expect(isToldTwice(error)).toBe(false)
  expect(isToldTwice({ ...error, code: null })).toBe(false)
})
