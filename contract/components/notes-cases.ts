import type { Case } from './cases.ts'
import { person, room } from './suite.ts'

/** With what people react, and what they are told. */
export const notes = {
  Notifications: {
    props: { storage: false, signIn: true },
    play: ({ server }) => {
      server.emitToUser('ann', 'notification', { id: 1, title: 'Paid', body: 'Parcel 7' })
      server.emitToUser('ann', 'notification', { id: 2, title: 'Shipped', href: '/shipped' })
    },
    told: ['the slot toast', 'labels.open'],
    full: { signIn: true },
    steps: [
      (_, { server }) => {
        for (let n = 0; n < 9; n++) server.emitToUser('ann', 'notification', { id: `n${n}`, title: 'zzz' })
      },
      (root) => root.querySelector<HTMLElement>('[data-part=show]')!.click(),
      (_, { server }) => server.refuseAuth('', { status: 503 }),
      (_, { kit }) => kit.reauthorize(),
    ],
  },
  Reactions: {
    props: { channel: room },
    play: ({ server }) =>
      server
        .presence(room)
        .join(person('bob'))
        .trigger('client-reaction', { by: 'bob', version: 1, counts: { '🎉': 3 } }),
    text: '3',
    told: ['the slot reaction', 'labels.button'],
    steps: [(_, { server }) => server.cut()],
  },
} satisfies Record<string, Case>
