import { afterEach, describe, expect, it, vi } from 'vitest'
import { linkTo, readRoute, replaceQuery } from './route.ts'

describe('an address', () => {
  it('leads back to what it was made of, whatever stands in it', () => {
    const app = 'a/b ?#%'
    const of = 'presence-ä/../%2F&='
    const query = { channel: 'x&y=z#', event: '<b>' }
    const { query: read, ...route } = readRoute(linkTo(app, 'channels', of, query))
    expect(route).toEqual({ app, view: 'channels', of })
    expect(Object.fromEntries(read)).toEqual(query)
  })

  it('says nothing of what is empty', () => {
    expect(linkTo('shop', 'channels')).toBe('#/shop/channels')
    expect(linkTo('shop', 'console', '', { channel: '', event: 'e' })).toBe('#/shop/console?event=e')
  })

  it.each([
    ['', { app: '', view: 'overview', of: '' }],
    ['#', { app: '', view: 'overview', of: '' }],
    ['#/shop', { app: 'shop', view: 'overview', of: '' }],
    ['#shop/errors', { app: 'shop', view: 'errors', of: '' }],
    ['#/shop/channels/a%2', { app: 'shop', view: 'channels', of: 'a%2' }],
    ['#/shop/channels/a/b', { app: 'shop', view: 'channels', of: 'a' }],
  ])('%s is read', (hash, route) => {
    expect(readRoute(hash)).toMatchObject(route)
  })
})

describe('a query that changes', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it('takes the place of the one before, and is written only where it is another', () => {
    const replaceState = vi.fn()
    vi.stubGlobal('location', { hash: '#/shop/console?channel=a' })
    vi.stubGlobal('history', { replaceState })
    replaceQuery({ channel: 'a' })
    expect(replaceState).not.toHaveBeenCalled()
    replaceQuery({ channel: 'b' })
    expect(replaceState).toHaveBeenCalledWith(null, '', '#/shop/console?channel=b')
  })
})
