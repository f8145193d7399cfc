import type { Scene } from '../mount.ts'

const people = ['Ann Lee', 'Bob Moss', 'Cy Okafor', 'Dina Weiss']

export const scene: Scene = (server) => {
  const room = server.presence('presence-room')
  const here = new Set<string>()
  const toggle = (name: string) => {
    if (here.delete(name)) room.leave(name)
    else {
      here.add(name)
      room.join({ id: name, info: { name } })
    }
  }
  toggle('Ann Lee')
  toggle('Bob Moss')
  let turn = 2
  const timer = setInterval(() => toggle(people[turn++ % people.length]!), 4_000)
  return () => clearInterval(timer)
}
