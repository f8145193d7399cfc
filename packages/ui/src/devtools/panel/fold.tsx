/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

/** A line that unfolds. */
export function Fold({ head, children }: { head: ComponentChildren; children: ComponentChildren }) {
  const [open, setOpen] = useState(false)
  return (
    <li class="card">
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span aria-hidden="true">{open ? '▾' : '▸'}</span>
        {head}
      </button>
      {open && <div class="inside">{children}</div>}
    </li>
  )
}
