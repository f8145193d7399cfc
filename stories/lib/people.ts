import type { Scene } from './story.ts'

const FIRST = [
  'Ann',
  'Bob',
  'Cy',
  'Dee',
  'Eve',
  'Finn',
  'Gus',
  'Hana',
  'Ida',
  'Jo',
  'Kai',
  'Lea',
  'Max',
  'Nia',
  'Ola',
  'Pia',
]
const LAST = ['Lee', 'Moss', 'Nord', 'Okoye', 'Pérez', 'Quist', 'Roy', 'Sato', 'Tan']

/** The name of somebody, by number. */
export const nameOf = (n: number) => `${FIRST[n % FIRST.length]} ${LAST[n % LAST.length]}`

/** That many people in `presence-room`; now and then one comes or goes. */
export const crowd = (count: number): Scene => ({
  before({ server, every }) {
    const room = server.presence('presence-room')
    const person = (n: number) => ({ id: `person-${n}`, info: { name: nameOf(n) } })
    for (let n = 0; n < count; n++) room.join(person(n))
    every(2500, (round) => (round % 2 ? room.leave(`person-${count}`) : void room.join(person(count))))
  },
  flood({ server }, round) {
    const room = server.presence('presence-room')
    const n = count + 1 + (round % 40)
    if (room.members.includes(`person-${n}`)) room.leave(`person-${n}`)
    else room.join({ id: `person-${n}`, info: { name: nameOf(n) } })
  },
})
