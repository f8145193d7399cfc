import {
  type ClientChannelName,
  type Cursor,
  channel,
  type MemberOf,
  cursors as pointers,
  presence,
  shallowEqual,
} from '@channelkit/core'
import { only, unseen } from '../../shared/only.ts'
import { hueOf, profileOf } from '../../shared/profile.ts'
import { channelNote } from '../../shared/state-note.ts'
import { isStale, tickerWhile } from '../../shared/ticker.ts'
import { channelOf, channelProps, viewState } from '../../shared/view-state.ts'
import { bdi, component, el, slot, use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { cursorElement, cursorsEngine } from './engine.ts'
import { cursorsLabels } from './labels.ts'
import type { CursorPerson, CursorsProps } from './props.ts'

interface Pointing {
  readonly ids: readonly string[]
  readonly names: readonly (string | null)[]
}

/** Who points, without where: that changes only when somebody comes or goes. */
const pointing = (all: readonly Cursor[]): Pointing => ({
  ids: all.map(({ id }) => id),
  names: all.map(({ name }) => name),
})
const samePeople = (a: Pointing, b: Pointing) => shallowEqual(a.ids, b.ids) && shallowEqual(a.names, b.names)

const optionsOf = ({ me, idle }: CursorsProps) => ({ me, idle })

/** The others' pointers over what it wraps. */
export const cursors = component<CursorsProps, { children: undefined; cursor: CursorPerson }>()({
  name: 'cursors',
  props: { ...channelProps, me: 'plain', fade: 'plain', idle: 'plain', nameOf: 'function' },
  labels: cursorsLabels,
  parts,
  slots: { children: true, cursor: true },
  stores(kit, props) {
    const name = channelOf(props) as string | null
    const points = pointers(kit, name as never, optionsOf(props))
    const room = points.state
    return {
      room,
      channel: unseen(channel(kit, name as never)),
      people: presence<never, unknown>(kit, (name?.startsWith('presence-') ? name : null) as never),
      shown: only(points, pointing, samePeople),
      now: tickerWhile(kit, room, isStale),
    }
  },
  memory: () => ({ elements: new Map<string, HTMLElement>() }),
  view({ kit, props, words, stores, snapshots: { room, people, shown, now }, memory: { elements } }) {
    const { fade = 3000, nameOf, locale } = props
    const name = channelOf(props)
    const off = name === null
    const state = viewState(room, shown.ids.length === 0, off)

    const personAt = (i: number): CursorPerson => {
      const [id, said] = [shown.ids[i]!, shown.names[i] ?? undefined]
      const member = people.get(id)
      const known = member && profileOf(member, nameOf?.(member))
      // A member's name counts more than what a message says of itself.
      return {
        ...(known ?? profileOf({ id, info: null }, said ?? words.nameless)),
        hue: hueOf(id),
        member,
      }
    }
    const one = (person: CursorPerson) =>
      el(
        'div',
        {
          ...parts.cursor(person),
          key: person.id,
          style: { '--ck-hue': person.hue },
          use: use(cursorElement, { id: person.id, elements }),
        },
        slot(
          'cursor',
          person,
          el('span', parts.pointer(person)),
          el('span', parts.name(person), bdi(person.name)),
        ),
      )

    return el(
      'div',
      {
        ...parts.root,
        'data-state': state,
        use: use(cursorsEngine, {
          kit,
          store: stores.shown.of,
          off,
          fade,
          elements,
        }),
      },
      slot('children', undefined),
      // Who points where is of no use to whom cannot see what is there.
      el(
        'div',
        { ...parts.layer, key: 'layer', 'aria-hidden': true },
        ...shown.ids.map((_, i) => one(personAt(i))),
      ),
      (state === 'error' || state === 'stale') &&
        el(
          'div',
          { ...parts.message, key: 'message' },
          channelNote(stores.channel.of, room, { kit, state, labels: words, now, locale }),
        ),
    )
  },
})

/** What it is given in a binding. */
export interface CursorsTypes<Name extends ClientChannelName> {
  readonly props: CursorsProps<Name, MemberOf<Name>>
  readonly slots: { children: undefined; cursor: CursorPerson<MemberOf<Name>> }
  readonly parts: typeof parts
}
