import { records, write } from '@channelkit/core'
import { describe, expect, it } from 'vitest'
import { type Row, texts, useWrites } from './writes-world.ts'

const world = useWrites()
const { emit, post, put, rowsOf, settled } = world

describe('a write', () => {
  it('is taken back with its error, and can be tried again', async () => {
    const rows = rowsOf({ initial: [{ id: 'a', text: 'old' }] })
    await settled()
    const first = post()
    const result = put('changed', { id: 'a', text: 'new' }, first.send)
    await settled()
    expect(texts(rows)).toEqual(['new'])
    await first.refuse(new Error('no network'))
    expect(texts(rows)).toEqual(['old'])
    expect(await result).toMatchObject({ status: 'failed', error: { code: 'write-failed' } })
    const failed = rows.getSnapshot().writeOf('a')!
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'write-failed', retryable: true } })
    expect(failed.error?.message).toContain('changed could not be written to room: Error: no network.')
    const again = failed.retry()
    await settled()
    expect([texts(rows), first.calls.length]).toEqual([['new'], 2])
    await first.answer()
    expect(await again).toEqual({ status: 'stored', error: null })
    expect([texts(rows), rows.getSnapshot().writes]).toEqual([['new'], []])
  })

  it('stays where it is asked to, until it is discarded', async () => {
    const rows = rowsOf()
    await settled()
    const { send, refuse } = post()
    void put('new', { id: 'a', text: 'A' }, send, { keep: true })
    await refuse(new Error('no'))
    expect([texts(rows), rows.getSnapshot().writeOf('a')?.status]).toEqual([['A'], 'failed'])
    rows.getSnapshot().writeOf('a')?.discard()
    await settled()
    expect([texts(rows), rows.getSnapshot().writes]).toEqual([[], []])
  })

  it('fails by the status of a fetch, and is stored by its event all the same', async () => {
    const rows = rowsOf()
    await settled()
    const { send, answer } = post()
    const result = put('new', { id: 'a', text: 'A' }, send)
    await answer({ ok: false, status: 422, json: () => {} })
    expect(await result).toMatchObject({ status: 'failed', error: { httpStatus: 422 } })
    expect(texts(rows)).toEqual([])
    await emit('new', { id: 'a', text: 'A' })
    expect([texts(rows), rows.getSnapshot().writes]).toEqual([['A'], []])
  })

  it('of a removal takes the row away, and brings it back where it fails', async () => {
    const rows = rowsOf({ initial: [{ id: 'a', text: 'A' }] })
    await settled()
    const { send, refuse } = post()
    void put('removed', 'a', send)
    await settled()
    expect(texts(rows)).toEqual([])
    await refuse(new Error('no'))
    expect(texts(rows)).toEqual(['A'])
  })

  it('without a send, of no channel or without its client id is refused', async () => {
    const result = await write(world.kit, null, 'new', {}, async () => {})
    expect(result).toMatchObject({ status: 'failed', error: { code: 'invalid-channel' } })
    const wrong = [put('new', {}, undefined as never), put('new', {}, post().send, { clientId: 'nope' })]
    for (const one of wrong)
      expect(await one).toMatchObject({ status: 'failed', error: { code: 'invalid-options' } })
  })
})

it('what somebody wrote is gone with them', async () => {
  const open = (name: string) => {
    const store = records<never, never, Row>(world.kit, name as never, 'new' as never, { by: 'id' })
    store.subscribe(() => {})
    return store
  }
  const [mine, everyones] = [open('private-room'), open('room')]
  await settled()
  for (const name of ['private-room', 'room'])
    void write(world.kit, name, 'new', { id: 'a' }, () => Promise.reject(new Error('no')), { keep: true })
  await settled()
  expect([mine.getSnapshot().size, everyones.getSnapshot().size]).toEqual([1, 1])
  world.kit.reauthorize()
  await settled()
  expect([mine.getSnapshot().size, mine.getSnapshot().writes.length, everyones.getSnapshot().size]).toEqual([
    0, 0, 1,
  ])
  world.kit.destroy()
  expect(everyones.getSnapshot().size).toBe(0)
})
