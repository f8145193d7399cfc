import { expect, it } from 'vitest'
import { utf8Length } from './utf8-length.ts'

it.each(['', 'abc', 'é', '€', '😀', 'a\u{1f469}\u200d\u{1f680}€é'])('counts the bytes of %j', (text) => {
  expect(utf8Length(text)).toBe(Buffer.byteLength(text))
})
