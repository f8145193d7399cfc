import { type ReactNode, useId } from 'react'
import { Code } from './code.tsx'

interface CardProps {
  title: string
  /** At the right of the title. */
  aside?: ReactNode
  /** The lines that make what the card shows, for "How it's made". */
  code: string
  className?: string
  children: ReactNode
}

/** One thing that ChannelKit does, with the code that does it folded beneath. */
export function Card({ title, aside, code, className = '', children }: CardProps) {
  const heading = useId()
  return (
    <section className={`card ${className}`} aria-labelledby={heading}>
      <header className="card-head">
        <h2 id={heading}>{title}</h2>
        {aside}
      </header>
      <div className="card-body">{children}</div>
      <details className="made">
        <summary>How it’s made</summary>
        <Code text={code} label={`Code of ${title}`} />
      </details>
    </section>
  )
}
