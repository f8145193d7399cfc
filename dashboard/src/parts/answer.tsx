import type { ReactNode } from 'react'

interface AnswerProps<T> {
  of: { data: T | undefined; error: Error | null; refetch: () => unknown }
  children: (data: T) => ReactNode
}

/** What was asked for, or why it is not there. What is there stays while it is asked for again. */
export function Answer<T>({ of: { data, error, refetch }, children }: AnswerProps<T>) {
  if (data !== undefined) return children(data)
  if (!error)
    return (
      <p className="quiet" aria-busy="true">
        Asking the server…
      </p>
    )
  return (
    <div className="empty" role="alert">
      <p className="bad">{error.message}</p>
      <button type="button" onClick={() => void refetch()}>
        Ask again
      </button>
    </div>
  )
}

/** What a list says that has nothing: what would be here, and how it comes. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  )
}
