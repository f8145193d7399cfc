import fc from 'fast-check'
import { expect, it } from 'vitest'
import { beginning, linked } from './links.ts'

const links = (text: string) => linked(text).flatMap(({ text, href }) => (href ? [[text, href]] : []))

it('leads where a text names an address, and takes nothing of the sentence with it', () => {
  for (const [text, address] of [
    ['see https://a.example/b.', 'https://a.example/b'],
    ['(https://a.example/b_(c))', 'https://a.example/b_(c)'],
    ['"http://localhost:8080/x?y=1#z"!', 'http://localhost:8080/x?y=1#z'],
    ['そこは https://例え.jp/道。', 'https://例え.jp/道'],
  ] as const)
    expect(links(text).map(([shown]) => shown)).toEqual([address])
  expect(links('www.a.example, and more')).toEqual([['www.a.example', 'https://www.a.example/']])
  expect(links('https://a.example https://b.example')).toHaveLength(2)
})

it('leads nowhere that runs something, hides where it leads, or is no address', () => {
  for (const text of [
    'javascript:alert(1)',
    'data:text/html,x',
    'https://',
    'https://nowhere',
    'https://bank.example@evil.example/',
    'mail me: a@b.example',
  ])
    expect(links(text)).toEqual([])
  expect(links('https://a.example/\u202Egpj.exe')).toEqual([['https://a.example/', 'https://a.example/']])
})

it('keeps every letter, and takes no longer for more of them', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('https://a.example/b?c=1#d', 'www.b.example', 'http://x'),
      (text, url) => {
        const all = `${text} ${url} ${text}`
        expect(
          linked(all)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(all)
      },
    ),
  )
  expect(
    linked('https://('.repeat(12_000))
      .map(({ text }) => text)
      .join(''),
  ).toHaveLength(108_000)
})

it('shows the beginning of what is too long, without half a letter', () => {
  expect(beginning('short')).toBeNull()
  expect(beginning('x'.repeat(100_000))).toHaveLength(2000)
  expect(beginning('x\n'.repeat(100))).toHaveLength(59)
  expect(beginning(`${'x'.repeat(1999)}🎉 and more`)).toBe('x'.repeat(1999))
  expect(beginning('x\n'.repeat(29))).toBeNull()
})
