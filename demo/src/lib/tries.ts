/** What there is to try, in the order in which it is shown. */
export const tries = [
  { id: 'point', text: 'Point at a pane' },
  { id: 'type', text: 'Type in one' },
  { id: 'play', text: 'Take a tile' },
  { id: 'react', text: 'React to it' },
  { id: 'cut', text: 'Cut a line' },
  { id: 'source', text: 'Read its source' },
  { id: 'devtools', text: 'Open devtools' },
  { id: 'visitor', text: 'Add a visitor' },
  { id: 'curl', text: 'Send with curl' },
  { id: 'many', text: 'Flood it' },
] as const

export type TryId = (typeof tries)[number]['id']

const key = 'channelkit-demo-tried'
const listeners = new Set<() => void>()
let done: ReadonlySet<TryId> = stored()

/** What was tried, in this visit or an earlier one. */
export const tried = {
  get: () => done,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  add(id: TryId): void {
    if (done.has(id)) return
    done = new Set([...done, id])
    localStorage.setItem(key, JSON.stringify([...done]))
    for (const listener of listeners) listener()
  },
}

function stored(): ReadonlySet<TryId> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return new Set(tries.map(({ id }) => id).filter((id) => Array.isArray(found) && found.includes(id)))
  } catch {
    return new Set()
  }
}
