import type { StandardSchemaV1 } from '@standard-schema/spec'
import { describe, expect, it } from 'vitest'
import { defineChannels, type } from './schema.ts'

type Result = ReturnType<StandardSchemaV1['~standard']['validate']>
const schema = (validate: (data: unknown) => Result) =>
  ({ '~standard': { version: 1, vendor: 'test', validate } }) as StandardSchemaV1
/** Takes numbers, and makes them whole. */
const whole = schema((data) =>
  typeof data === 'number' ? { value: Math.round(data) } : { issues: [{ message: 'not a number' }] },
)
const failing = (issues: StandardSchemaV1.Issue[]) => schema(() => ({ issues }))

describe('definitions of channels', () => {
  it('refuse a client event without its prefix, and name it', () => {
    expect(() =>
      defineChannels({ room: { client: { 'client-ok': type(), wave: type() } as never } }),
    ).toThrow(
      expect.objectContaining({
        code: 'invalid-options',
        message: expect.stringContaining('the client event wave of room lacks the prefix client-'),
      }),
    )
  })

  it('make names of values and read them back, and refuse templates that there are not', () => {
    const channels = defineChannels({ 'private-orders-{id}': {}, news: {} })
    expect(channels.name('private-orders-{id}', { id: 7 })).toBe('private-orders-7')
    expect(channels.name('news')).toBe('news')
    expect(channels.params('private-orders-{id}', 'private-orders-7')).toEqual({ id: '7' })
    expect(channels.params('private-orders-{id}', 'news')).toBeNull()
    expect(() => channels.name('nothing' as never)).toThrow('there is no channel nothing')
  })
})

describe('the check of a payload', () => {
  const check = (specs: Parameters<typeof defineChannels>[0]) => defineChannels(specs).check

  it('gives what the schema made of it', () => {
    expect(check({ news: { events: { count: whole } } })('news', 'count', 1.6)).toEqual({ data: 2 })
  })

  it('lets pass what no schema is known for', () => {
    const { check } = defineChannels({ news: { events: { count: type<number>() } } })
    for (const [channel, event] of [
      ['news', 'count'],
      ['news', 'other'],
      ['elsewhere', 'count'],
    ] as const)
      expect(check(channel, event, 'x')).toEqual({ data: 'x' })
  })

  it('knows client events beside those of the server', () => {
    const { check } = defineChannels({ room: { client: { 'client-move': whole } } })
    expect(check('room', 'client-move', 1.2)).toEqual({ data: 1 })
    expect(check('room', 'client-move', 'x').error?.code).toBe('invalid-payload')
  })

  it('goes by the exact name first, then by the template that says more', () => {
    const gives = (value: string) => ({ events: { e: schema(() => ({ value })) } })
    const { check } = defineChannels({
      'a-{any}': gives('any'),
      'a-b-{more}': gives('more'),
      'a-b-c': gives('exact'),
    })
    expect(['a-x', 'a-b-x', 'a-b-c', 'a-b-x'].map((name) => check(name, 'e', 0))).toEqual(
      ['any', 'more', 'exact', 'more'].map((data) => ({ data })),
    )
  })

  it('takes no name for a channel that objects have anyway', () => {
    expect(check({ news: {} })('constructor', 'name', 1)).toEqual({ data: 1 })
  })

  it('goes on after thousands of names that were made up', () => {
    const { check } = defineChannels({ 'room-{id}': { events: { count: whole } } })
    for (let id = 0; id < 2500; id++) expect(check(`room-${id}`, 'count', 0.6)).toEqual({ data: 1 })
  })

  it('says what is wrong, and where', () => {
    const issues = [
      { message: 'too small', path: ['rows', 0, { key: 'price' }] },
      { message: 'unknown', path: [] },
      { message: 'odd' },
    ]
    const { error } = check({ news: { events: { count: failing(issues) } } })('news', 'count', 1)
    expect(error).toMatchObject({ code: 'invalid-payload' })
    expect(error?.message).toMatch(/^count on news: rows\.0\.price: too small; unknown; odd\./)
  })

  it('refuses what is checked later, or what a schema throws at', () => {
    const later = schema(async () => ({ value: 1 }))
    const thrown = schema(() => {
      throw new Error('broken')
    })
    const { check } = defineChannels({ news: { events: { later, thrown } } })
    expect(check('news', 'later', 1).error?.message).toMatch(
      /^later on news: its schema answers later, and events can only be checked at once\./,
    )
    expect(check('news', 'thrown', 1).error?.message).toMatch(
      /^thrown on news: its schema threw: Error: broken\./,
    )
  })
})
