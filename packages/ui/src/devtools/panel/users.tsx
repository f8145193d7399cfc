/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { textOf } from '../model/entry.ts'
import type { Shown } from './app.tsx'
import { moodOfLine } from './moods.ts'

/** Be somebody else as well: a second connection on the same channels. */
export function Users({ desk }: Shown) {
  const [name, setName] = useState('second-user')
  const why = desk.whyNoSecond
  if (why) return <p class="muted">{why}</p>
  return (
    <>
      <form
        class="bar"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) desk.addUser(name.trim())
        }}
      >
        <input
          class="grow"
          aria-label="Name of the second user"
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        <button type="submit">Be a second user</button>
      </form>
      <ul>
        {desk.seconds.map((second, i) => {
          const { status } = second.kit.connection.getSnapshot()
          return (
            <li key={i} class="bar">
              <span class="name">{textOf(second.name)}</span>
              <span class="tag" data-state={moodOfLine(status)}>
                {status}
              </span>
              <button type="button" onClick={() => desk.choose(second.kit)}>
                Look at theirs
              </button>
              <button type="button" onClick={() => desk.removeUser(second)}>
                Leave
              </button>
            </li>
          )
        })}
      </ul>
      <p class="muted">
        Your auth endpoint is told <code>user_id</code>, and says who that is.
      </p>
    </>
  )
}
