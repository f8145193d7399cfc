import type { LiveMapHandle } from './props.ts'
import type { MapMemory } from './state.ts'

/** What an application steers a map by, for as long as the map is in the page. */
export const handleOf = (memory: MapMemory): LiveMapHandle => ({
  fit: () => memory.map?.fit(),
  follow: (id) => memory.map?.follow(id),
  select: (id) => memory.select(id, id === null ? { focus: memory.popup?.hasFocus() } : { go: true }),
  look: (view) => memory.map?.look(view),
})
