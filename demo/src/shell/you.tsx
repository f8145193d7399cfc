import { type FormEvent, useEffect, useState, useSyncExternalStore } from 'react'
import { limits } from '../../shared.ts'
import { currentVisitor, onVisitor, rename } from '../lib/visitor.ts'

/** By which name one is in the room, and the way to be somebody else as well. */
export function You() {
  const { name } = useSyncExternalStore(onVisitor, currentVisitor)
  const [draft, setDraft] = useState(name)
  useEffect(() => setDraft(name), [name])

  function submit(event: FormEvent) {
    event.preventDefault()
    rename(draft)
    setDraft(currentVisitor().name)
  }

  return (
    <section className="card" aria-labelledby="you">
      <h2 id="you">You</h2>
      <p className="note">Each pane is a visitor of its own. All three go by your name.</p>
      <form className="row" onSubmit={submit}>
        <input
          className="input"
          aria-label="Your name"
          autoComplete="off"
          maxLength={limits.name}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={submit}
        />
        <button type="submit" className="button">
          Rename
        </button>
      </form>
      <p className="note">
        <a href="/?guest" target="_blank" rel="noopener">
          Open another visitor
        </a>{' '}
        in a second window, beside this one.
      </p>
    </section>
  )
}
