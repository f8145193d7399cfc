import { channel } from '@channelkit/core'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { isFake, parsed, receive, send } from './fake.ts'
import { createTestPage } from './test-page.ts'

let page: ReturnType<typeof createTestPage>
beforeEach(() => {
  page = createTestPage()
})
afterEach(() => page.kit.destroy())

it('lets an event in as the server would, and marks it', () => {
  const heard = vi.fn()
  const seen: unknown[] = []
  channel(page.kit, 'ticker').on('price', heard)
  page.kit.internals.bus.tap((happening) => seen.push([happening.type, isFake(happening)]))
  expect(receive(page.kit, { channel: 'ticker', event: 'price', data: 7 }).good).toBe(true)
  expect(heard).toHaveBeenCalledWith(7, expect.objectContaining({ channel: 'ticker', event: 'price' }))
  page.emit('price', 8)
  expect(seen).toEqual([
    ['event', true],
    ['event', false],
  ])
})

it('says where nobody on the page would take it', () => {
  channel(page.kit, 'ticker').on('price', () => {})
  expect(receive(page.kit, { channel: 'other', event: 'price', data: 1 })).toMatchObject({
    good: false,
    text: expect.stringContaining('Nothing on this page is on other'),
  })
  expect(receive(page.kit, { channel: 'ticker', event: 'other', data: 1 })).toMatchObject({
    good: false,
    text: expect.stringContaining('listens for other'),
  })
})

it('says what became of what was sent', async () => {
  expect(await send(page.kit, { channel: 'ticker', event: 'client-a', data: 1 })).toMatchObject({
    good: false,
  })
})

it('reads JSON, nothing at all as null, and says what is wrong with the rest', () => {
  expect(parsed('{"a":[1]}')).toEqual({ data: { a: [1] } })
  expect(parsed('  ')).toEqual({ data: null })
  expect(parsed('{a}')).toEqual({ wrong: expect.stringContaining('This is no JSON') })
})
