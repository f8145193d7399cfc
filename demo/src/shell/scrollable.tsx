import type { ReactNode } from 'react'

interface ScrollableProps {
  label: string
  className?: string
  children: ReactNode
}

/** Text that may be wider than its place; it is reachable by keyboard, so that it can be scrolled. */
export function Scrollable({ label, className, children }: ScrollableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={className} aria-label={label} tabIndex={0}>
      <pre>
        <code>{children}</code>
      </pre>
    </section>
  )
}
