import type { ReactNode } from 'react'
import type { Framework } from '../../shared.ts'

const react = (
  <g fill="none" stroke="currentColor" strokeWidth="1.6">
    <circle cx="12" cy="12" r="1.6" fill="currentColor" />
    {[0, 60, 120].map((turn) => (
      <ellipse key={turn} cx="12" cy="12" rx="10" ry="3.9" transform={`rotate(${turn} 12 12)`} />
    ))}
  </g>
)
const vue = <path fill="currentColor" d="M1 3h5l6 10.4L18 3h5L12 22zm7.4 0H11l1 1.8L13 3h2.6L12 9.2z" />
const svelte = (
  <path
    fill="none"
    stroke="currentColor"
    strokeWidth="3.2"
    strokeLinecap="round"
    d="M18.6 8.4c-.9-3.4-4.8-4.6-7.7-2.8L7.6 7.7c-2.9 1.8-2.5 4.9.3 5.6l4.2 1c2.9.7 3.3 3.8.4 5.6-2.9 1.8-6.5.9-7.4-2.3"
  />
)
const marks: Record<Framework, ReactNode> = { react, vue, svelte }

/** The sign of a framework, beside its name. */
export function Logo({ of }: { of: Framework }) {
  return (
    <svg className="logo" data-of={of} viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      {marks[of]}
    </svg>
  )
}
