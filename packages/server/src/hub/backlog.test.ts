import { describe, expect, it } from 'vitest'
import { createBacklog } from './backlog.ts'

function setUp(most: number, whole?: ReturnType<typeof createBacklog>) {
  const cuts: string[] = []
  const told: number[] = []
  const clients = new Map<string, { buffered: number }>()
  const backlog = createBacklog({
    most,
    whole,
    onCut: (cut) => told.push(cut),
    clients: () => [...clients].map(([name, one]) => connection(name, one)),
  })
  const connection = (name: string, one: { buffered: number }) => ({
    get buffered() {
      return one.buffered
    },
    cut() {
      cuts.push(name)
      grow(name, -one.buffered)
    },
  })
  function grow(name: string, bytes: number) {
    const one = clients.get(name) ?? { buffered: 0 }
    clients.set(name, one)
    one.buffered += bytes
    backlog.add(bytes)
  }
  return { backlog, cuts, told, grow, clients: () => [...clients].map(([n, o]) => connection(n, o)) }
}

describe('what waits for all clients', () => {
  it('cuts off nobody within its bound, and above it those for whom most waits', () => {
    const { backlog, cuts, told, grow } = setUp(100)
    grow('a', 30)
    grow('b', 50)
    grow('c', 20)
    expect(cuts).toEqual([])
    grow('c', 1)
    expect([cuts, told, backlog.bytes]).toEqual([['b'], [1], 51])
  })
  it('cuts off no more than it takes, but leaves room', () => {
    const { backlog, cuts, grow } = setUp(100)
    for (let n = 0; n < 10; n++) grow(`${n}`, 10)
    expect(cuts).toEqual([])
    grow('0', 5)
    expect([cuts.length, cuts[0], backlog.bytes]).toEqual([3, '0', 70])
  })
  it('is bounded for all apps as well', () => {
    const apps: ReturnType<typeof setUp>[] = []
    const whole = createBacklog({ most: 100, clients: () => apps.flatMap((app) => app.clients()) })
    apps.push(setUp(90, whole), setUp(90, whole))
    apps[0]!.grow('big', 80)
    apps[1]!.grow('small', 20)
    expect([apps[0]!.cuts, apps[1]!.cuts]).toEqual([[], []])
    apps[1]!.grow('small', 5)
    expect([apps[0]!.cuts, apps[1]!.cuts]).toEqual([['big'], []])
    expect([whole.bytes, apps[0]!.backlog.bytes, apps[1]!.backlog.bytes]).toEqual([25, 0, 25])
  })
})
