import { Chat } from './chat.tsx'
import { useNames } from './lib/use-names.ts'
import { useVisitor } from './lib/visitor.ts'
import { Online } from './online.tsx'

/** Who is here and what they say, both by the names that people go by now. */
export function Room() {
  const names = useNames(useVisitor())
  return (
    <div className="column">
      <Online names={names} />
      <Chat names={names} />
    </div>
  )
}
