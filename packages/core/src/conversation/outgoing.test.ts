import { afterEach, describe, expect, it, vi } from 'vitest'
import { newId, outgoingOf } from './outgoing.ts'

afterEach(() => vi.unstubAllGlobals())
const writer = (author: string | null, name?: string) => ({
  at: 7,
  author,
  name,
  nameIn: (id: string) => (id === 'ann' ? 'Ann Lee' : null),
})

describe('what is sent of what was written', () => {
  it('is its text, with an id, the time and who wrote it', () => {
    const message = outgoingOf('Hi', writer('ann'))
    expect(message).toEqual({ id: message.id, text: 'Hi', at: 7, author: 'ann', name: 'Ann Lee' })
    expect(message.id).toMatch(/^.{8,}$/)
    expect(outgoingOf('Hi', writer('ann')).id).not.toBe(message.id)
  })

  it('has the name that somebody says, or that is known of them, or none', () => {
    expect(outgoingOf('Hi', writer('ann', 'Annie')).name).toBe('Annie')
    expect(outgoingOf('Hi', writer('bo'))).not.toHaveProperty('name')
    expect(outgoingOf('Hi', writer(null, 'A guest'))).toMatchObject({ name: 'A guest' })
    const nobody = outgoingOf('Hi', writer(null))
    expect(Object.keys(nobody).sort()).toEqual(['at', 'id', 'text'])
  })

  it('keeps further fields, and an id that is one', () => {
    expect(outgoingOf({ text: 'Hi', id: 'draft', to: 'bo' }, writer(null))).toEqual({
      id: 'draft',
      text: 'Hi',
      to: 'bo',
      at: 7,
    })
    for (const id of ['', 5, null]) {
      const made = outgoingOf({ text: 'Hi', id }, writer(null)).id
      expect(made).toMatch(/^.{8,}$/)
    }
  })
})

it('makes ids of its own where the host makes none', () => {
  for (const crypto of [undefined, {}]) {
    vi.stubGlobal('crypto', crypto)
    const ids = [newId(), newId()]
    expect(ids[0]).toMatch(/^[0-9a-z]{6,}-[0-9a-z]+$/)
    expect(ids[0]).not.toBe(ids[1])
  }
  vi.stubGlobal('crypto', { randomUUID: () => 'made by the host' })
  expect(newId()).toBe('made by the host')
})
