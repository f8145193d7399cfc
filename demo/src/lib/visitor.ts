import { profileOf } from '@channelkit/ui'
import { frameworks, limits } from '../../shared.ts'

/** Who looks at this page: the same person in each tab, or a guest who exists in one tab only. */
export interface Visitor {
  readonly id: string
  readonly name: string
}

const key = 'channelkit-demo-visitor'
const guest = new URLSearchParams(location.search).has('guest')
const storage = guest ? sessionStorage : localStorage
const listeners = new Set<() => void>()
let visitor = stored() ?? keep({ id: newId(), name: randomName() })

addEventListener('storage', (event) => {
  const other = guest || event.key !== key ? null : stored()
  if (!other || other.name === visitor.name) return
  visitor = other
  tell()
})

export const currentVisitor = (): Visitor => visitor

/** Tells of another name; returns the way to stop. */
export function onVisitor(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Takes another name, in every tab of this visitor. An empty one changes nothing. */
export function rename(name: string): void {
  const trimmed = name.trim().slice(0, limits.name)
  if (!trimmed || trimmed === visitor.name) return
  visitor = keep({ ...visitor, name: trimmed })
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}

function keep(next: Visitor): Visitor {
  storage.setItem(key, JSON.stringify(next))
  return next
}

function stored(): Visitor | null {
  try {
    const found = JSON.parse(storage.getItem(key) ?? 'null')
    return typeof found?.id === 'string' && typeof found.name === 'string' ? found : null
  } catch {
    return null
  }
}

/** People have a colour by their id: one is taken with which the three panes of a visitor are easily told apart. */
function newId(): string {
  for (;;) {
    const id = crypto.randomUUID().slice(0, 18)
    const hues = frameworks.map((framework) => profileOf({ id: `${id}-${framework}`, info: null }).hue)
    const apart = (a: number, b: number) => Math.min(Math.abs(a - b), 360 - Math.abs(a - b)) > 70
    if (hues.every((hue, i) => hues.slice(i + 1).every((other) => apart(hue, other)))) return id
  }
}

function randomName(): string {
  const names = 'Badger Crane Falcon Finch Fox Gecko Hare Heron Ibis Jay Koala Lark Lynx Mole Newt Orca Otter'
  const more = 'Owl Panda Puma Raven Robin Seal Stork Swan Tapir Tern Toad Vole Wren Yak Zebra'
  const all = `${names} ${more}`.split(' ')
  return all[Math.floor(Math.random() * all.length)]!
}
