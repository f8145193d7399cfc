import { user } from '@channelkit/core'
import { createTestKit } from '@channelkit/testing'
import type { Scene } from '../story.ts'
import { probe } from './probes.ts'

/** What the page of a hook, or of two that belong together, has in its parameters. */
export const hookParameters = (names: readonly string[], scene: Scene) => ({
  shown: probe,
  scene,
  names,
  controls: { disable: true },
  docs: { codePanel: false },
})

const price = (round: number) => Math.round(10_000 + 500 * Math.sin(round / 3) + 37 * (round % 7)) / 100

/** Trades on `ticker`, one a second. */
export const trades: Scene = {
  after({ server, every }) {
    const trade = (round: number) =>
      server.emit('ticker', 'trade', {
        symbol: ['ACME', 'OMNI', 'ZORG'][round % 3],
        price: price(round),
        at: round,
      })
    for (let round = -3; round < 0; round++) trade(round + 3)
    every(1000, (round) => trade(round + 3))
  },
}

/** People who come and go in `presence-room`. */
export const people: Scene = {
  before({ server, every }) {
    const room = server.presence('presence-room')
    for (const [id, name] of [
      ['ann', 'Ann Lee'],
      ['bob', 'Bob Moss'],
    ] as const)
      room.join({ id, info: { name } })
    every(3000, (round) =>
      round % 2 ? room.leave('cy') : void room.join({ id: 'cy', info: { name: 'Cy Nord' } }),
    )
  },
}

/** Bob types. */
export const typists: Scene = {
  after({ server, every }) {
    const bob = server.presence('presence-room').join({ id: 'bob', info: { name: 'Bob Moss' } })
    const type = () => bob.trigger('client-typing', { typing: true })
    type()
    every(2000, type)
  },
}

/** Bob points. */
export const pointers: Scene = {
  after({ server, every }) {
    const bob = server.presence('presence-room').join({ id: 'bob', info: { name: 'Bob Moss' } })
    const point = (round: number) =>
      bob.trigger('client-cursor', {
        x: Math.round(200 + 150 * Math.cos(round / 5)),
        y: Math.round(100 + 60 * Math.sin(round / 5)),
      })
    point(0)
    every(150, point)
  },
}

/** Somebody signs in, and so does Bob, whom they watch. */
export const signedIn: Scene = {
  before({ kit, server }) {
    user(kit).signIn()
    user(createTestKit({ server, user: { id: 'bob', info: { name: 'Bob Moss' } } }).kit).signIn()
  },
}

/** An answer on `private-chat`, word by word, then another. */
export const answers: Scene = {
  after({ server, every }) {
    const words = 'Channels carry what happens, and a page shows it as it comes.'.split(/(?<= )/)
    const say = (round: number) => {
      const seq = round % (words.length + 8)
      if (seq >= words.length) return
      const id = `answer-${1 + Math.floor(round / (words.length + 8))}`
      const end = seq === words.length - 1 ? 'done' : undefined
      server.emit('private-chat', 'piece', { id, seq, text: words[seq], end })
    }
    say(0)
    every(250, (round) => say(round + 1))
  },
}
