import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { nameOf } from '../lib/people.ts'
import { ready } from '../lib/stage.ts'
import { states } from '../lib/states.ts'
import type { Scene } from '../lib/story.ts'
import type { World } from '../lib/world.ts'

const room = 'presence-room'
/** Nothing of it changes with the day on which it is looked at. */
const noon = Date.UTC(2026, 2, 3, 12)
const minute = 60_000

const said = [
  ['p0', 'Morning! The build is green again.'],
  ['p0', 'Notes are at https://example.org/notes (the second half is new).'],
  ['you', 'Nice. Who takes the release?'],
  ['p1', 'I can, after lunch.\nNeed half an hour for the changelog.'],
  ['p2', 'שלום, אני יכולה לעזור'],
  ['you', 'Great, thank you both 🎉'],
] as const

const message = ([author, text]: readonly [string, string], n: number) => ({
  id: `m${n}`,
  author,
  name: author === 'you' ? 'You Yourself' : nameOf(Number(author.slice(1))),
  text,
  at: noon + n * 2 * minute,
})
const before = said.map(message)

const people: Scene['before'] = ({ server }) => {
  for (const n of [0, 1, 2]) server.presence(room).join({ id: `p${n}`, info: { name: nameOf(n) } })
}
const talk: Scene = {
  before: people,
  after({ server, every }) {
    for (const one of before) server.emit(room, 'message', one)
    every(5000, (round) =>
      server.emit(room, 'message', { ...message(said[round % 6]!, round + 6), at: Date.now() }),
    )
  },
  flood({ server }, round) {
    server.emit(room, 'message', message(said[round % 6]!, round + 100))
  },
}

const store = () => Promise.resolve()
const meta: Meta = {
  title: 'Components/Chat',
  args: { channel: room, send: store, drafts: false, timeZone: 'UTC' },
  argTypes: { '--ck-chat-height': { control: 'text' } },
  parameters: { shown: 'Chat' },
}
export default meta

const { live, loading, empty, stale, failed, disabled } = states({ scene: talk, empty: { before: people } })
export const Live = live
export const Loading = loading
export const Empty = empty
export const Stale = stale
export const Failed = failed
export const Disabled = disabled

const play =
  (run: (canvas: HTMLElement, world: World) => unknown): StoryObj['play'] =>
  async ({ canvasElement }) => {
    const world = await ready(canvasElement)
    await run(canvasElement, world)
  }
const write = async (canvas: HTMLElement, text: string) => {
  const field = within(canvas).getByRole('textbox')
  await userEvent.type(field, text)
  await userEvent.keyboard('{Enter}')
}

/** The server refuses the first, and never answers the second. */
export const NotSent: StoryObj = {
  args: {
    send: ({ text }: { text: string }) =>
      text === 'Wait' ? new Promise(() => {}) : Promise.reject(new Error('No')),
  },
  parameters: { scene: talk },
  play: play(async (canvas) => {
    await write(canvas, 'Refused')
    await write(canvas, 'Wait')
    await waitFor(() => expect(within(canvas).getByText('Not sent.', { exact: false })).toBeVisible())
    await expect(within(canvas).getByText('Sending…')).toBeInTheDocument()
  }),
}

/** Visitors write to each other by client events. */
export const WithoutServer: StoryObj = {
  args: { send: undefined },
  parameters: {
    scene: {
      before: people,
      after({ server }) {
        const bob = server.presence(room).join({ id: 'p1', info: { name: nameOf(1) } })
        bob.trigger('client-message', { id: 'b', text: 'Nobody keeps this.' })
        bob.trigger('client-typing', { typing: true })
      },
    } satisfies Scene,
  },
  play: play(async (canvas) => {
    await write(canvas, 'So it is gone with a reload.')
    await waitFor(() => expect(within(canvas).getAllByRole('article')).toHaveLength(2))
    await expect(within(canvas).getByText('Bob Moss is typing…')).toBeVisible()
  }),
}

const page = (last: number, size: number) =>
  Array.from({ length: size }, (_, n) => last - size + 1 + n)
    .filter((n) => n >= -40)
    .map((n) => ({ ...message(said[(n + 600) % 6]!, n), id: `h${n}` }))

/** Earlier ones are fetched as one scrolls up, and what is in sight stays where it is. */
export const WithHistory: StoryObj = {
  args: {
    history: async (oldest: { id: string } | null) => page(oldest ? Number(oldest.id.slice(1)) - 1 : -1, 20),
    readUntil: 'h-4',
    markOf: ({ mine, at }: { mine: boolean; at: number }) =>
      mine ? (at < noon - 5 * minute ? 'read' : 'delivered') : undefined,
    change: store,
  },
  parameters: { scene: { before: people } satisfies Scene },
  play: play(async (canvas) => {
    await waitFor(() => expect(within(canvas).getAllByRole('article').length).toBeGreaterThan(3))
    await expect(await within(canvas).findByText('New')).toBeInTheDocument()
  }),
}

const ANSWER = [
  'The release goes out at three. ',
  'Until then the changelog needs half an hour, and somebody has to look at https://example.org/notes once more: ',
  'the second half is new.\n\n',
  'Nobody is free before two, so Bob takes it.',
]
const stream = ({ server }: World, id: string, text: string) => {
  const at = noon + 20 * minute
  server.emit(room, 'message', { id, author: 'bot', name: 'Assistant', text: '', at, stream: true })
  server.emit(room, 'piece', { id, seq: 0, text })
}

/** Answers that stream in: one grows, one broke off, of one a part is missing. */
export const Answers: StoryObj = {
  parameters: {
    scene: {
      before: people,
      after(world) {
        const { server, every } = world
        for (const one of before.slice(0, 3)) server.emit(room, 'message', one)
        stream(world, 'a1', ANSWER.join(''))
        server.emit(room, 'piece', { id: 'a1', seq: 1, text: '', end: 'done' })
        stream(world, 'a2', 'I would say ')
        server.emit(room, 'piece', { id: 'a2', end: 'failed' })
        stream(world, 'a3', ANSWER[0]!)
        server.emit(room, 'piece', { id: 'a3', seq: 2, text: ANSWER[2] })
        stream(world, 'a4', ANSWER[0]!)
        every(400, (round) => server.emit(room, 'piece', { id: 'a4', seq: round, text: ANSWER[round % 4] }))
      },
    } satisfies Scene,
  },
  play: play(async (canvas) => {
    await waitFor(() => expect(within(canvas).getByText('The answer broke off.')).toBeVisible())
    await waitFor(() => expect(canvas.querySelector('[data-part=caret]')).toBeVisible())
  }),
}

/** Whatever somebody sends is text. */
export const Strange: StoryObj = {
  parameters: {
    scene: {
      before: people,
      after({ server }) {
        const emit = (data: unknown) => server.emit(room, 'message', data)
        emit({ text: '<img src=x onerror=alert(1)> <b>bold?</b>', at: noon })
        emit({ id: 1, name: 'Eve\u202E', text: 'to the \u202Eleft\u202C and javascript:alert(1)', at: noon })
        emit({
          id: 2,
          author: 'z',
          at: '2999-01-01',
          text: 'A word of a thousand letters: '.padEnd(1000, 'w'),
        })
        emit({ id: 3, author: 'p1', name: 'Bob Moss', at: noon, text: 'Long. '.repeat(1500) })
        emit({ id: 4, author: 'p1', name: 'Bob Moss', at: noon, text: 'gone', deleted: true })
      },
    } satisfies Scene,
  },
  play: play(async (canvas) => {
    await waitFor(() => expect(within(canvas).getByRole('button', { name: 'Show all' })).toBeVisible())
    await expect(canvas.querySelector('article img, article b, article a')).toBeNull()
  }),
}
