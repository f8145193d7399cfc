import { describe, expect, it } from 'vitest'
import { directionOf, numberOf } from './live-value.ts'
import { presenceListLabels, presenceListView } from './presence-list.ts'
import { personOf } from './shared/people.ts'
import { typingLabels, typingText } from './typing-indicator.ts'

const member = (id: string, name?: string) => ({ id, info: name ? { name } : null })
const typist = (name: string | null) => ({ id: String(name), name, since: 0 })

describe('people', () => {
  it('are named by their info, or by their id', () => {
    expect(personOf(member('7', 'Ann  Lee'))).toMatchObject({ name: 'Ann  Lee', initials: 'AL' })
    expect(personOf(member('7'))).toMatchObject({ name: '7', initials: '7', picture: null })
  })
})

describe('a list of members', () => {
  const members = [member('a', 'Ann'), member('b', 'Bob')]
  const room = { me: members[1]!, members, count: 2, status: 'live', since: 0, error: null } as never
  it('has oneself first and can be searched', () => {
    const { rows, state } = presenceListView(room, presenceListLabels)
    expect([state, rows.map(({ name, me }) => [name, me])]).toEqual([
      'live',
      [
        ['Bob', true],
        ['Ann', false],
      ],
    ])
    expect(presenceListView(room, presenceListLabels, { query: 'an' }).rows.map(({ name }) => name)).toEqual([
      'Ann',
    ])
  })
})

describe('words', () => {
  it('say who is typing', () => {
    const say = (...names: (string | null)[]) => typingText(names.map(typist), typingLabels)
    expect([say(), say('Bob'), say('Bob', null), say('A', 'B', 'C')]).toEqual([
      '',
      'Bob is typing…',
      'Bob and Somebody are typing…',
      'Several people are typing…',
    ])
  })
  it('take numbers out of payloads and know their direction', () => {
    expect([numberOf(3), numberOf({ cpu: 4 }, 'cpu'), numberOf('x'), numberOf(null, 'cpu')]).toEqual([
      3,
      4,
      null,
      null,
    ])
    expect([directionOf(1, 2), directionOf(2, 1), directionOf(null, 1)]).toEqual(['up', 'down', 'same'])
  })
})
