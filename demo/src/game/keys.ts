import { columns } from './rules.ts'

const steps: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -columns,
  ArrowDown: columns,
}

interface Key {
  readonly key: string
  readonly currentTarget: EventTarget | null
  preventDefault(): void
}

/** A tile's keys: arrows walk from tile to tile; Tab comes to one of them and goes on behind the board. */
export function walk(event: Key): void {
  const from = event.currentTarget as HTMLElement
  const tiles = [...from.parentElement!.children] as HTMLElement[]
  const to = tiles[tiles.indexOf(from) + (steps[event.key] ?? Number.NaN)]
  if (!to) return
  event.preventDefault()
  for (const tile of tiles) tile.tabIndex = -1
  to.tabIndex = 0
  to.focus()
}
