import type { Member, Message, PresenceSnapshot, Typist } from '@channelkit/core'
import { avatar } from '../../shared/avatar.ts'
import { numberFormat } from '../../shared/number.ts'
import { profileOf } from '../../shared/profile.ts'
import { type ElementNode, el } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import type { ChatLabels } from './labels.ts'

/** So many faces, the rest is a number. */
const FACES = 4

interface Head {
  readonly id: string
  readonly words: ChatLabels
  /** Null where the channel has no members. */
  readonly people: PresenceSnapshot | null
  readonly locale: string | undefined
  nameOf(member: Member): string | undefined
}

/** The title, and who is there. */
export function head({ id, words, people, locale, nameOf }: Head): ElementNode {
  const count = people?.count ?? 0
  return el(
    'div',
    parts.head,
    el('h3', { ...parts.title, id: `${id}-title` }, words.heading),
    count > 0 &&
      el(
        'span',
        parts.people,
        ...people!.members.slice(0, FACES).map((member) => avatar(profileOf(member, nameOf(member)))),
        el('span', {}, words.people(count, numberFormat(locale)(count))),
      ),
  )
}

/** Where messages will be. */
export const skeleton = (): readonly ElementNode[] =>
  [55, 70, 35, 60].map((width, at) =>
    el('div', {
      ...parts.skeleton,
      'aria-hidden': true,
      'data-mine': at === 2,
      style: { 'inline-size': `${width}%` },
    }),
  )

type Author = Pick<Message, 'author' | 'name'>

/** Who is typing, in a line that keeps its height. */
export const typingLine = (
  typists: readonly Typist[],
  words: ChatLabels,
  nameOf: (author: Author) => string,
): ElementNode =>
  el(
    'p',
    { ...parts.typing, role: 'status' },
    typists.length > 0 && words.typing(typists.map(({ id: author, name }) => nameOf({ author, name }))),
  )

/** How much of a message is announced, in characters. */
const SAID = 200

/** What is announced of messages that came: one with its text, of more how many. */
export function arrivedSaid(
  [first, ...more]: readonly Message[],
  words: ChatLabels,
  nameOf: (author: Author) => string,
  isolate: (text: string) => string,
): string {
  if (!first) return ''
  const count = more.length + 1
  return count > 1
    ? words.fresh(count, String(count))
    : words.arrived(nameOf(first), isolate(first.text.slice(0, SAID)))
}
