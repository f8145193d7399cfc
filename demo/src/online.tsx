import { PresenceList } from '@channelkit/react/components'
import { type FormEvent, useEffect, useState } from 'react'
import { limits, roomChannel } from '../shared.ts'
import { Card } from './card.tsx'
import type { Names } from './lib/use-names.ts'
import { rename, useVisitor } from './lib/visitor.ts'

const code = `<PresenceList channel="presence-room" />

// or, with markup of your own
const { members, me, count } =
  usePresence('presence-room')`

/** Who has this page open, and the way to choose one's own name. */
export function Online({ names }: { names: Names }) {
  const visitor = useVisitor()

  return (
    <Card
      title="Who’s here"
      code={code}
      aside={
        <a href="/?guest" target="_blank" rel="noopener">
          Open another visitor
        </a>
      }
    >
      <PresenceList channel={roomChannel} nameOf={(member) => names.get(member.id)} />
      <NameForm key={visitor.name} name={visitor.name} />
    </Card>
  )
}

function NameForm({ name }: { name: string }) {
  const [draft, setDraft] = useState(name)
  useEffect(() => setDraft(name), [name])

  function submit(event: FormEvent) {
    event.preventDefault()
    rename(draft)
  }

  return (
    <form className="name-form" onSubmit={submit}>
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
  )
}
