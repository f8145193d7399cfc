import { afterEach, expect, test, vi } from 'vitest'
import { copyText } from './clipboard.ts'

afterEach(() => vi.unstubAllGlobals())

test('it says whether the text got there', async () => {
  const writeText = vi.fn(async () => {})
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  expect(await copyText('a')).toBe(true)
  expect(writeText).toHaveBeenCalledWith('a')
  vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('not allowed')) } })
  expect(await copyText('a')).toBe(false)
  // On a page without a secure origin there is no clipboard at all.
  vi.stubGlobal('navigator', {})
  expect(await copyText('a')).toBe(false)
})
