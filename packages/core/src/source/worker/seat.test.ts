import { expect, it } from 'vitest'
import { createSeat, leavePlace, listens, placeOf, userIn } from './seat.ts'

const seat = () =>
  createSeat(
    async () => ({ auth: '' }),
    () => {},
  )

it('has a place for each channel, once, until it is left', () => {
  const one = seat()
  const place = placeOf(one, 'a')
  expect(place).toEqual({ admitted: false, held: null, asking: null, vouched: null })
  expect(placeOf(one, 'a')).toBe(place)
  const asking = new AbortController()
  place.asking = asking
  leavePlace(one, 'a')
  leavePlace(one, 'nowhere')
  expect([asking.signal.aborted, placeOf(one, 'a') === place]).toEqual([true, false])
})

it('listens where it wants to, while it is on; as a user where it signed in', () => {
  const one = seat()
  one.wants.set('a', new Set())
  expect([listens(one, 'a'), listens(one, '')]).toEqual([false, false])
  one.on = true
  expect([listens(one, 'a'), listens(one, 'b'), listens(one, '')]).toEqual([true, false, false])
  one.signed = true
  expect(listens(one, '')).toBe(true)
})

it('is whoever the answer says', () => {
  const auth = 'k:s'
  expect([
    userIn({ auth, channel_data: '{"user_id":7}' }),
    userIn({ auth, user_data: '{"id":"ann"}' }),
    userIn({ auth, user_data: '{"id":"ann"}', channel_data: '{"user_id":7}' }),
    userIn({ auth, user_data: '{"user_id":7}' }),
    userIn({ auth, channel_data: '{"id":7}' }),
    userIn({ auth, channel_data: '{"user_id":null}' }),
    userIn({ auth, channel_data: 'no JSON' }),
    userIn({ auth }),
  ]).toEqual(['7', 'ann', 'ann', undefined, undefined, undefined, undefined, undefined])
})
