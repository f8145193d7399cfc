import { useSyncExternalStore } from 'react'
import { limits } from '../../shared.ts'

/** Who looks at this page: the same person in each tab, or a guest who exists in one tab only. */
export interface Visitor {
  readonly id: string
  readonly name: string
}

const key = 'channelkit-demo-visitor'
const guest = new URLSearchParams(location.search).has('guest')
const storage = guest ? sessionStorage : localStorage
const listeners = new Set<() => void>()
let visitor = stored() ?? keep({ id: crypto.randomUUID(), name: randomName() })

addEventListener('storage', (event) => {
  if (guest || event.key !== key) return
  visitor = stored() ?? visitor
  tell()
})

export const currentVisitor = (): Visitor => visitor

/** Takes another name, in every tab of this visitor. An empty one changes nothing. */
export function rename(name: string): void {
  const trimmed = name.trim().slice(0, limits.name)
  if (!trimmed || trimmed === visitor.name) return
  visitor = keep({ ...visitor, name: trimmed })
  tell()
}

export function useVisitor(): Visitor {
  return useSyncExternalStore(subscribe, currentVisitor)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
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

function randomName(): string {
  const one = <T>(list: T[]) => list[Math.floor(Math.random() * list.length)]
  const first = one(['Amber', 'Bold', 'Calm', 'Clever', 'Coral', 'Gentle', 'Jade', 'Lucky', 'Quiet', 'Swift'])
  const second = one(['Badger', 'Crane', 'Falcon', 'Fox', 'Heron', 'Lynx', 'Otter', 'Panda', 'Raven', 'Wren'])
  return `${first} ${second}`
}
