/** @jsxImportSource preact */
import { textOf } from '../model/entry.ts'
import type { Held } from '../model/look.ts'

/** Who holds a channel or a store. */
export function Holders({ holders }: { holders: readonly Held[] }) {
  if (holders.length === 0)
    return (
      <p class="muted">
        Who holds it is known only while an application is developed, from when devtools are loaded.
      </p>
    )
  return (
    <ul class="holders">
      {holders.map(({ name, within, hook, where, count }) => (
        <li key={[name, within, hook, where].join()}>
          <span class="name">{textOf(name)}</span>
          {within && ` in ${textOf(within)}`}
          {count > 1 && ` × ${count}`}
          {hook && (
            <>
              {' '}
              by <code>{hook}</code>
            </>
          )}
          {where && <span class="muted mono"> {where}</span>}
        </li>
      ))}
    </ul>
  )
}
