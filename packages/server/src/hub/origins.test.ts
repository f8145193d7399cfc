import { describe, expect, it } from 'vitest'
import { isAllowedOrigin } from './origins.ts'

describe('the origin of a page', () => {
  it.each([
    ['https://example.com', 'https://example.com', true],
    ['https://EXAMPLE.com', 'https://example.com/', true],
    ['http://example.com', 'https://example.com', false],
    ['https://example.com.evil.net', 'https://example.com', false],
    ['https://example.com:8443', 'https://example.com', false],
    ['http://localhost:5173', 'localhost:5173', true],
    ['http://localhost', 'localhost:5173', false],
    ['https://a.example.com', '*.example.com', true],
    ['http://a.b.example.com', '*.example.com', true],
    ['https://example.com', '*.example.com', false],
    ['https://evilexample.com', '*.example.com', false],
    ['https://.example.com', '*.example.com', false],
    ['https://a.example.com', 'https://*.example.com', true],
    ['http://a.example.com', 'https://*.example.com', false],
    ['https://a.example.com:8443', '*.example.com:8443', true],
    ['null', 'example.com', false],
    ['null', '*.example.com', false],
    ['null', 'null', true],
    ['https://anything.net', '*', true],
    ['', 'example.com', false],
  ])('%s, where %s may connect: %s', (origin, pattern, allowed) => {
    expect(isAllowedOrigin(origin, ['https://other.org', pattern])).toBe(allowed)
  })
  it('counts only where pages are listed, and for pages only', () => {
    expect(isAllowedOrigin('https://a.net', undefined)).toBe(true)
    expect(isAllowedOrigin('https://a.net', [])).toBe(false)
    expect(isAllowedOrigin(undefined, [])).toBe(true)
  })
})
