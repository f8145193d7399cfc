import { beforeEach, expect, it } from 'vitest'
import { createPastAsks } from './past-asks.ts'
import type { Source } from './source/source.ts'

let asked: unknown[][]
let answers: unknown[]
const source = { past: (...all: unknown[]) => void asked.push(all) } as unknown as Source
const note = (past: unknown) => void answers.push(past)
beforeEach(() => {
  asked = []
  answers = []
})

it('gives each question a number, and each answer to who asked', () => {
  const asks = createPastAsks(source, 'ticker')
  asks.ask({ last: 5 }, (past) => note(['first', past]))
  asks.ask({ within: 9 }, (past) => note(['second', past]))
  expect(asked).toEqual([
    ['ticker', 1, { last: 5 }],
    ['ticker', 2, { within: 9 }],
  ])
  asks.answer(2, [])
  asks.answer(1, null)
  expect(answers).toEqual([
    ['second', []],
    ['first', null],
  ])
})

it('gives no answer twice, none to a question that nobody asked, and none once it is forgotten', () => {
  const asks = createPastAsks(source, 'ticker')
  asks.ask({ last: 1 }, note)
  asks.answer(1, [])
  asks.answer(1, [])
  asks.answer(7, [])
  asks.ask({ last: 1 }, note)
  asks.forget()
  asks.answer(2, [])
  expect(answers).toEqual([[]])
})

it('has no past where the source knows none', () => {
  createPastAsks({} as Source, 'ticker').ask({ last: 1 }, note)
  expect([answers, asked]).toEqual([[null], []])
})
