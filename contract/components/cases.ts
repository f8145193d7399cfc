import { userEvent } from '@testing-library/user-event'
import { definitions } from './definitions.ts'
import type { ComponentName } from './driver.ts'
import { notes } from './notes-cases.ts'
import { person, room, type Stage } from './suite.ts'

/** A component in a situation in which it shows what it has. */
export interface Case {
  props: Record<string, unknown>
  /** What makes it show something, so that its functions are called. */
  play?(stage: Stage): void
  /** Of what it shows nonetheless. */
  text?: string
  /** Some of those that must have thrown, or nothing would be shown by this. */
  told: readonly string[]
  /** Props with which all of its parts come to be, and what one has to do for it, step by step. */
  full?: Record<string, unknown>
  steps?: readonly ((root: HTMLElement, stage: Stage) => unknown)[]
}

const joins: Case['play'] = ({ server }) => {
  for (const id of ['bob', 'cy', 'dee']) server.presence(room).join(person(id, `${id} jones`))
}
const emits =
  (event: string, data: unknown): Case['play'] =>
  ({ server }) =>
    server.emit(room, event, data)

const click = (part: string) => (root: HTMLElement) =>
  root.querySelector<HTMLElement>(`[data-part=${part}]`)!.click()

const write = async (root: HTMLElement, text: string) => {
  await userEvent.type(root.querySelector('[data-part=input]')!, text)
  await userEvent.keyboard('{Enter}')
}

/** What comes by itself is in the page. */
const painted = async () => {
  for (let frame = 0; frame < 4; frame++) await new Promise((done) => requestAnimationFrame(done))
}

/** Something is said while one reads above: it takes until the list knows that one has left its end. */
const saidWhileAbove = async (root: HTMLElement, { server }: Stage) => {
  for (let n = 0; n < 50 && !root.querySelector('[data-part=fresh]'); n++) {
    root.querySelector('[data-part=log]')!.scrollTop = 0
    await painted()
    server.emit(room, 'message', { id: `late ${n}`, author: 'bob', text: 'zzz' })
    await painted()
  }
  if (!root.querySelector('[data-part=fresh]'))
    throw new Error('Nothing tells of what was said below: has the page its styles?')
}

let asked = 0
/** Those that need something to show what they have. */
const own: Partial<Record<ComponentName, Case>> = {
  AvatarStack: {
    props: { channel: room, max: 2 },
    play: joins,
    text: 'A',
    told: ['nameOf', 'the slot avatar', 'labels.label'],
    steps: [click('more')],
  },
  Chat: {
    props: { channel: room, drafts: false },
    play({ server }) {
      const bob = server.presence(room).join(person('bob'))
      bob.trigger('client-message', { id: 'a', text: 'Hello' })
      bob.trigger('client-typing', { typing: true })
    },
    text: 'Hello',
    told: ['nameOf', 'markOf', 'onRead', 'the slot message', 'the slot actions', 'labels.people'],
    full: {
      send: ({ text }: { text: string }) =>
        text === 'zzz' ? Promise.reject(new Error('zzz')) : Promise.resolve(),
      // After a lost line it knows nothing of what was before.
      history: (before: unknown) => {
        if (before) return Promise.reject(new Error('zzz'))
        asked++
        const one = (n: number) => ({ id: `${asked} ${n}`, text: `https://a.example ${n}`, at: n })
        return Promise.resolve(Array.from({ length: 8 }, (_, n) => one(n)))
      },
      change: () => Promise.resolve(),
      markOf: () => 'read',
      readUntil: 5,
    },
    steps: [
      painted,
      (_, { server }) => server.cut(),
      (_, { server }) => server.restore(),
      painted,
      (_, { server }) => server.emit(room, 'message', { id: 'long', author: 'bob', text: 'x'.repeat(5000) }),
      (_, { server }) => server.emit(room, 'message', { id: 'grows', author: 'bot', stream: true }),
      painted,
      (_, { server }) =>
        server.emit(room, 'piece', { id: 'grows', seq: 0, text: 'Lorem ipsum', end: 'failed' }),
      (root) => write(root, 'zzz'),
      (root) => write(root, 'xxx'),
      async (root) => {
        root.querySelector<HTMLElement>('[data-part=input]')!.focus()
        await userEvent.keyboard('{ArrowUp}')
      },
      painted,
      saidWhileAbove,
    ],
  },
  ConnectionBadge: {
    props: {},
    play: ({ kit }) => kit.connection.connect(),
    text: 'Live',
    told: ['the slot text'],
  },
  ConnectionBanner: {
    props: { delay: 0 },
    play: ({ kit }) => kit.connection.connect(),
    told: [],
    steps: [(_, { server }) => server.cut()],
  },
  Cursors: {
    props: { channel: room },
    play: ({ server }) =>
      server.presence(room).join(person('bob')).trigger('client-cursor', { x: 0.5, y: 0.5 }),
    told: ['nameOf', 'the slot cursor'],
  },
  EventFeed: {
    props: { channel: room, event: 'placed' },
    play: emits('placed', { n: 7 }),
    text: '{"n":7}',
    told: ['summary', 'the slot entry'],
    full: { channel: [room, 'orders'] },
    steps: [
      (_, { server }) => server.cut(),
      (_, { server }) => server.restore(),
      (_, { server }) => server.emit(room, 'placed', { n: 8 }),
      click('toggle'),
    ],
  },
  LiveChart: {
    props: { channel: room, event: 'sample', label: 'Load' },
    play: emits('sample', [{ value: 1 }, { value: 2 }]),
    text: 'last 2, lowest 1, highest 2',
    told: ['format', 'formatTime', 'labels.summary'],
    steps: [
      (root) => root.querySelectorAll<HTMLElement>('[data-part=tool]')[0]!.click(),
      async (root) => {
        root.querySelector<HTMLElement>('[data-part=plot]')!.focus()
        await userEvent.keyboard('{ArrowLeft}')
      },
    ],
  },
  LiveMap: {
    props: { channel: room, event: 'moved' },
    play: emits('moved', { id: 'b1', name: 'Bus 1', lat: 52.5, lng: 13.4 }),
    told: ['lat', 'lng', 'onReady'],
    steps: [
      (_, { server }) =>
        server.emit(
          room,
          'moved',
          Array.from({ length: 30 }, (_, n) => ({ id: `n${n}`, name: `Tram ${n}`, lat: n, lng: n })),
        ),
      (root) => {
        const ground = root.querySelector('[data-part=ground]')!
        const finger = { pointerId: 1, pointerType: 'touch', bubbles: true }
        ground.dispatchEvent(new PointerEvent('pointerdown', { ...finger, clientX: 50, clientY: 50 }))
        ground.dispatchEvent(new PointerEvent('pointermove', { ...finger, clientX: 50, clientY: 90 }))
        ground.dispatchEvent(new PointerEvent('pointercancel', finger))
      },
      click('list-toggle'),
      click('list-button'),
      click('follow'),
      async (root) => userEvent.type(root.querySelector('[data-part=search]')!, 'nowhere'),
    ],
  },
  LiveTable: {
    props: { channel: room, event: 'quote', sort: { column: 'n', direction: 'asc' }, reorder: 1 },
    play: emits('quote', [
      { id: 'a', n: 1, word: 'zzz' },
      { id: 'b', n: 2, word: 'xxx' },
    ]),
    text: 'zzz',
    told: ['where', 'the slot cell', 'labels.count'],
    full: { selection: 'multiple' },
    steps: [
      (_, { server }) => server.emit(room, 'quote', { id: 'a', n: 1.5, word: 'zzz' }),
      click('columns-toggle'),
      (root) => root.querySelector<HTMLElement>('[data-row=a] [data-column=n]')!.focus(),
      (_, { server }) => server.emit(room, 'quote', { id: 'a', n: 3, word: 'zzz' }),
    ],
  },
  LiveValue: {
    props: { channel: room, event: 'price', locale: 'en' },
    play: emits('price', 1234.5),
    text: '1,234.5',
    told: ['format', 'the slot value'],
  },
  Notifications: notes.Notifications,
  PresenceList: {
    props: { channel: room },
    play: joins,
    text: 'bob jones',
    told: ['nameOf', 'isAway', 'the slot member'],
    full: { roster: [{ id: 'ann' }, { id: 'bob' }, { id: 'eve' }], searchFrom: 1 },
  },
  Reactions: notes.Reactions,
  Sparkline: {
    props: { channel: room, event: 'load' },
    play: emits('load', 7),
    text: '7, steady',
    told: ['format', 'labels.summary'],
  },
  StreamedText: {
    props: { channel: room, id: 'a', event: 'piece' },
    play: emits('piece', { id: 'a', seq: 0, text: 'Lorem ipsum', end: 'failed' }),
    text: 'Lorem ipsum',
    told: ['the slot text'],
    full: { id: 'b' },
    steps: [
      (_, { server }) => server.emit(room, 'piece', { id: 'b', seq: 0, text: 'zzz' }),
      (_, { server }) => server.cut(),
    ],
  },
  TypingIndicator: {
    props: { channel: room },
    play: ({ server }) =>
      server.presence(room).join(person('bob')).trigger('client-typing', { typing: true }),
    text: 'bob is typing…',
    told: ['nameOf', 'labels.one', 'the slot typists'],
  },
}

/** Each component with something to show. */
export const cases = Object.fromEntries(
  Object.keys(definitions).map((name) => [
    name,
    own[name as ComponentName] ?? { props: { channel: room }, told: [] },
  ]),
) as Record<ComponentName, Case>
