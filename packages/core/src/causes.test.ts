import { beforeEach, expect, it } from 'vitest'
import { createCauses, scopeOf } from './causes.ts'
import { ChannelKitError } from './errors.ts'

let told: string[]
let causes: ReturnType<typeof createCauses>
const refused = (httpStatus?: number) => new ChannelKitError('subscription-refused', 'No.', { httpStatus })
beforeEach(() => {
  told = []
  causes = createCauses({
    report: ({ code, httpStatus }: ChannelKitError) => told.push(`${code} ${httpStatus}`),
  } as never)
})

it('tells a cause once while it lasts, and again when it was over', () => {
  for (let n = 0; n < 3; n++) causes.tell('line', refused(403))
  expect(told).toEqual(['subscription-refused 403'])
  causes.over('line')
  causes.tell('line', refused(403))
  expect(told).toHaveLength(2)
})

it('tells each of what is in trouble apart, by code and status', () => {
  causes.tell('line', refused(403))
  causes.tell(scopeOf('a'), refused(403))
  causes.tell(scopeOf('b'), refused(403))
  causes.tell('line', refused(500))
  causes.tell('line', refused())
  causes.over(scopeOf('a'))
  causes.tell(scopeOf('b'), refused(403))
  causes.tell('line', refused(403))
  expect(told).toHaveLength(5)
})

it('remembers a bounded number of names', () => {
  causes.tell('line', refused(403))
  for (let n = 0; n < 1000; n++) causes.tell(scopeOf(`${n}`), refused(403))
  causes.tell('line', refused(403))
  expect(told).toHaveLength(1002)
  causes.tell('line', refused(403))
  expect(told).toHaveLength(1002)
})
