import { useSyncExternalStore } from 'react'
import { tried, tries } from '../lib/tries.ts'

/** What there is to try, ticked off once it was. */
export function TryStrip() {
  const done = useSyncExternalStore(tried.subscribe, tried.get)
  return (
    <section className="tries" aria-labelledby="tries">
      <h2 id="tries">Try this</h2>
      <ul>
        {tries.map(({ id, text }) => (
          <li key={id} data-done={done.has(id)}>
            {text}
            {done.has(id) && <span className="hidden">, done</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
