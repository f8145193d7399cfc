import { expect, it } from 'vitest'
import { createTrack, type Recorded } from './track.ts'

const ann = { id: 'ann', info: 1 }
const bob = { id: 'bob', info: 2 }
const told: Recorded[] = [
  { at: 0, type: 'connection', state: 'connected', socketId: '1.1' },
  { at: 1, type: 'members', channel: 'presence-a', me: 'ann', all: [ann] },
  { at: 1, type: 'subscribed', channel: 'presence-a' },
  { at: 2, type: 'member', channel: 'presence-a', joined: bob },
  { at: 2, type: 'count', channel: 'presence-a', count: 4 },
  { at: 2, type: 'subscribed', channel: 'b' },
  { at: 3, type: 'user', user: { id: 'ann' }, error: null },
  { at: 3, type: 'watchlist', online: true, ids: ['x', 'y'] },
  { at: 4, type: 'watchlist', online: false, ids: ['x'] },
]
const after = (...more: Recorded[]) => {
  const track = createTrack()
  for (const one of [...told, ...more]) track.take(one)
  return track
}

it('tells in short what holds', () => {
  const track = after()
  expect(track.connected).toBe(true)
  expect(track.all(9)).toEqual([
    { at: 9, type: 'connection', state: 'connected', socketId: '1.1' },
    { at: 9, type: 'user', user: { id: 'ann' }, error: null },
    { at: 9, type: 'watchlist', online: true, ids: ['y'] },
    { at: 9, type: 'members', channel: 'presence-a', me: 'ann', all: [ann, bob] },
    { at: 9, type: 'subscribed', channel: 'presence-a' },
    { at: 9, type: 'count', channel: 'presence-a', count: 4 },
    { at: 9, type: 'subscribed', channel: 'b' },
  ])
})

it('knows nothing more of what was left, refused or lost', () => {
  expect(after({ at: 5, type: 'unsubscribe', channel: 'b' }).ofChannel('b', 9)).toEqual([])
  const lost = after({ at: 5, type: 'connection', state: 'lost' })
  expect(lost.connected).toBe(false)
  expect(lost.all(9).map(({ type }) => type)).toEqual(['connection', 'user'])
})
