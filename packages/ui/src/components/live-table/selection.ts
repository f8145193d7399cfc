interface Selected {
  readonly selected: ReadonlySet<string>
  /** From where a stretch is selected. */
  readonly anchor: string | null
}

/** Selects a row, or no longer. */
export function toggledRow({ selected }: Selected, id: string, selection: 'single' | 'multiple'): Selected {
  const next = new Set(selection === 'single' ? [] : selected)
  if (selected.has(id)) next.delete(id)
  else next.add(id)
  return { selected: next, anchor: id }
}

/** Selects all rows from the one that was chosen last up to this one. */
export function stretched({ selected, anchor }: Selected, id: string, ids: readonly string[]): Selected {
  const from = anchor === null ? -1 : ids.indexOf(anchor)
  const to = ids.indexOf(id)
  if (from < 0 || to < 0) return { selected: new Set([...selected, id]), anchor: id }
  const stretch = ids.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { selected: new Set([...selected, ...stretch]), anchor }
}

/** Selects all rows, or none where all are. */
export function toggledAll({ selected, anchor }: Selected, ids: readonly string[]): Selected {
  const all = ids.every((id) => selected.has(id))
  return { selected: new Set(all ? [] : [...selected, ...ids]), anchor }
}
