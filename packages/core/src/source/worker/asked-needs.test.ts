import { expect, it } from 'vitest'
import type { Happened } from '../source.ts'
import { createAskedNeeds } from './asked-needs.ts'

const told: Happened = { type: 'event', at: 1, channel: 'a', event: 'e', data: 1, userId: undefined }
const few = { last: 5 }

it('says for what it is enough, from when more is asked for until the worker knows', () => {
  let knew = 0
  const needs = createAskedNeeds(() => knew)
  expect(needs.mark(told)).toBe(told)
  needs.ask(1, 'a', 'e', few)
  knew = 0
  needs.ask(3, 'a', 'e', null)
  // It did not know of any yet, and so left nothing out.
  expect(needs.mark(told)).toBe(told)
  knew = 2
  expect(needs.mark(told)).toEqual({ ...told, need: few })
  expect(needs.mark({ ...told, event: 'f' })).toEqual({ ...told, event: 'f' })
  knew = 3
  expect(needs.mark(told)).toBe(told)
})

it('says nothing where all came, nor of a channel that was left', () => {
  let knew = 0
  const needs = createAskedNeeds(() => knew)
  needs.ask(1, 'a', 'e')
  knew = 1
  needs.ask(2, 'a', 'e', few)
  expect(needs.mark(told)).toBe(told)
  knew = 2
  needs.ask(3, 'a', 'e', { last: 9 })
  needs.leave('a')
  expect(needs.mark(told)).toBe(told)
})
