import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { teach } from '../errors.ts'
import { words } from '../words.ts'
import { backoff, createAuthorizer } from './authorize.ts'

beforeAll(() => teach(words))
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

type Answer = [status: number, body: object]
const good: Answer = [200, { auth: 'k:s' }]
/** An endpoint, and the forms that it was sent. */
function endpoint(answer: (form: URLSearchParams) => Answer | Promise<Answer>) {
  const forms: string[] = []
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    forms.push(decodeURIComponent(body).replace('socket_id=1.2&', ''))
    const [status, json] = await answer(new URLSearchParams(body))
    return new Response(JSON.stringify(json), { status })
  })
  return forms
}
const ask = (
  to: ReturnType<typeof createAuthorizer>,
  channel: string | null,
  signal = new AbortController().signal,
) =>
  to({ socketId: '1.2', channel }, signal).then(
    (answer) => answer,
    (error: unknown) => error,
  )
const statuses =
  (...all: number[]): (() => Answer) =>
  () => {
    const status = all.shift() ?? 200
    return status === 200 ? good : [status, {}]
  }

it('tries again what may work later, ever later, and no more often than it is told to', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  const forms = endpoint(statuses(500, 503, 429))
  const answer = ask(createAuthorizer({}, systemClock), 'a')
  for (const [ms, asked] of [
    [299, 1],
    [1, 2],
    [599, 2],
    [1, 3],
    [1199, 3],
    [1, 4],
  ] as const) {
    await vi.advanceTimersByTimeAsync(ms)
    expect(forms).toHaveLength(asked)
  }
  expect(await answer).toEqual({ auth: 'k:s' })
  endpoint(statuses(500, 500, 500))
  const tired = ask(createAuthorizer({ retries: 1 }, systemClock), 'a')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await tired).toMatchObject({ code: 'auth-unavailable', httpStatus: 500 })
})

it('does not try again what was denied, or what nobody waits for', async () => {
  const forms = endpoint(statuses(403))
  expect(await ask(createAuthorizer({}, systemClock), 'a')).toMatchObject({ code: 'auth-denied' })
  expect(forms).toHaveLength(1)
  const again = endpoint(statuses(500))
  const left = new AbortController()
  const answer = ask(createAuthorizer({}, systemClock), 'a', left.signal)
  await vi.advanceTimersByTimeAsync(10)
  left.abort()
  expect(await answer).toMatchObject({ code: 'auth-unavailable' })
  expect(again).toHaveLength(1)
})

it('waits between half a delay and all of it, and no longer than half a minute', () => {
  const random = vi.spyOn(Math, 'random')
  const delays = [0, 1].map((chance) => {
    random.mockReturnValue(chance)
    return [0, 1, 6, 7, 20].map(backoff)
  })
  expect(delays).toEqual([
    [300, 600, 19_200, 30_000, 30_000],
    [150, 300, 9600, 15_000, 15_000],
  ])
})

it('asks for the user alone', async () => {
  const forms = endpoint(() => [200, { auth: 'k:s', user_data: '{}' }])
  expect(await ask(createAuthorizer({}, systemClock), null)).toEqual({ auth: 'k:s', user_data: '{}' })
  expect(forms).toEqual(['socket_id=1.2'])
})

it('learns from the first answer whether the others go in one, and keeps that to itself', async () => {
  const channels = { b: { auth: 'of b' }, c: { status: 403, error: 'no' } }
  const forms = endpoint((form) => {
    const names = form.getAll('channel_name[]')
    if (names.length) return [200, { channels: Object.fromEntries(names.map((one) => [one, good[1]])) }]
    return [200, { auth: 'of a', batch: true, ...(form.has('also_channel_name[]') ? { channels } : {}) }]
  })
  const authorize = createAuthorizer({}, systemClock)
  const first = await Promise.all(['a', 'b', 'c', 'a'].map((one) => ask(authorize, one)))
  expect(forms).toEqual(['channel_name=a&also_channel_name[]=b&also_channel_name[]=c'])
  expect(first).toMatchObject([{ auth: 'of a' }, { auth: 'of b' }, { code: 'auth-denied' }, { auth: 'of a' }])
  expect(first[0]).toEqual({ auth: 'of a' })
  const then = await Promise.all(['d', 'e', 'd'].map((one) => ask(authorize, one)))
  expect(forms.slice(1)).toEqual(['channel_name[]=d&channel_name[]=e'])
  expect(then).toEqual([good[1], good[1], good[1]])
})

it('asks for each alone where the endpoint is known not to take many', async () => {
  const forms = endpoint(() => good)
  const authorize = createAuthorizer({ batch: false }, systemClock)
  await Promise.all(['a', 'b'].map((one) => ask(authorize, one)))
  expect(forms).toEqual(['channel_name=a', 'channel_name=b'])
})

it('where all were asked for in one and that fails, each is told', async () => {
  endpoint(() => [403, {}])
  const authorize = createAuthorizer({ batch: true }, systemClock)
  const answers = await Promise.all(['a', 'b'].map((one) => ask(authorize, one)))
  expect(answers).toMatchObject([{ code: 'auth-denied' }, { code: 'auth-denied' }])
})

it('where what goes with a request can’t be made, each says so for itself', async () => {
  const forms = endpoint(() => good)
  const headers = ({ channel }: { channel: string | null }) => {
    if (channel === 'b') throw new Error('no token')
    return { token: 't' }
  }
  const authorize = createAuthorizer({ headers, retries: 0 }, systemClock)
  const answers = await Promise.all(['a', 'b'].map((one) => ask(authorize, one)))
  expect(answers).toMatchObject([{ auth: 'k:s' }, { code: 'auth-unavailable', cause: new Error('no token') }])
  expect(forms).toEqual(['channel_name=a'])
})

it('a first that is slow keeps the others waiting for a second', async () => {
  const forms = endpoint((form) =>
    form.get('channel_name') === 'slow' ? new Promise<Answer>(() => {}) : good,
  )
  const authorize = createAuthorizer({ retries: 0 }, systemClock)
  const slow = ask(authorize, 'slow')
  const other = ask(authorize, 'a')
  await vi.advanceTimersByTimeAsync(999)
  expect(forms).toEqual(['channel_name=slow&also_channel_name[]=a'])
  await vi.advanceTimersByTimeAsync(1)
  expect(forms.slice(1)).toEqual(['channel_name=a'])
  expect(await other).toEqual(good[1])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await slow).toMatchObject({ code: 'auth-timeout' })
  expect(forms).toHaveLength(2)
})

it('asks for each alone from then on where the first answer says nothing of many', async () => {
  const forms = endpoint(() => good)
  const authorize = createAuthorizer({}, systemClock)
  await Promise.all(['a', 'b', 'c'].map((one) => ask(authorize, one)))
  expect(forms.slice(1)).toEqual(['channel_name=b', 'channel_name=c'])
  await Promise.all(['d', 'e'].map((one) => ask(authorize, one)))
  expect(forms.slice(3)).toEqual(['channel_name=d', 'channel_name=e'])
})

it('asks for the others in one where the first answer says that this can be, and answers the first alone', async () => {
  const forms = endpoint((form) => {
    const names = form.getAll('channel_name[]')
    if (names.length === 0) return [200, { auth: 'first', batch: true }]
    return [200, { channels: Object.fromEntries(names.map((one) => [one, { auth: `of ${one}` }])) }]
  })
  const authorize = createAuthorizer({}, systemClock)
  const answers = await Promise.all(['a', 'b', 'c'].map((one) => ask(authorize, one)))
  expect(answers).toEqual([{ auth: 'first' }, { auth: 'of b' }, { auth: 'of c' }])
  expect(forms.slice(1)).toEqual(['channel_name[]=b&channel_name[]=c'])
})

it('asks for the others all the same where the first was denied', async () => {
  const forms = endpoint((form) => (form.get('channel_name') === 'a' ? [403, {}] : good))
  const authorize = createAuthorizer({}, systemClock)
  const answers = await Promise.all(['a', 'b'].map((one) => ask(authorize, one)))
  expect(answers).toMatchObject([{ code: 'auth-denied' }, good[1]])
  expect(forms.slice(1)).toEqual(['channel_name=b'])
})

it('a channel that comes alone is asked for as one, also where many could be', async () => {
  const forms = endpoint(() => good)
  await ask(createAuthorizer({ batch: true }, systemClock), 'a')
  expect(forms).toEqual(['channel_name=a'])
})

it('puts into one request what is sent with the same headers and params', async () => {
  const forms = endpoint((form) => {
    const names = form.getAll('channel_name[]')
    return names.length ? [200, { channels: Object.fromEntries(names.map((one) => [one, good[1]])) }] : good
  })
  const room = ({ channel }: { channel: string | null }) => ({ room: channel?.slice(0, 1) ?? '' })
  const byChannel = createAuthorizer({ batch: true, params: room }, systemClock)
  await Promise.all(['a1', 'b1', 'a2'].map((one) => ask(byChannel, one)))
  expect(forms.sort()).toEqual(['room=a&channel_name[]=a1&channel_name[]=a2', 'room=b&channel_name=b1'])
  const all = endpoint(() => [200, { channels: { a1: good[1], b1: good[1] } }])
  const same = createAuthorizer({ batch: true, headers: () => ({ token: 't' }) }, systemClock)
  await Promise.all(['a1', 'b1'].map((one) => ask(same, one)))
  expect(all).toEqual(['channel_name[]=a1&channel_name[]=b1'])
})
