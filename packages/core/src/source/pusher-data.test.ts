import { expect, it } from 'vitest'
import { parsed } from './pusher-data.ts'

it.each([
  ['{"a":1}', { a: 1 }],
  ['"text"', 'text'],
  ['7', 7],
  ['hello', 'hello'],
  ['', ''],
  [{ a: 1 }, { a: 1 }],
  [null, null],
  [undefined, undefined],
])('%j comes as %j', (data, value) => expect(parsed(data)).toEqual(value))
