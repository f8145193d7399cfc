import { KINDS } from './entry.ts'
import type { Wanted } from './use-console.ts'

const TEXTS = [
  { name: 'channel', label: 'Channel' },
  { name: 'event', label: 'Event' },
  { name: 'connection', label: 'Connection' },
  { name: 'user', label: 'User' },
] as const

interface FiltersProps {
  wanted: Wanted
  onChange: (wanted: Wanted) => void
}

/** What is to be told: the server leaves out the rest, so that nothing rare is lost in a flood. */
export function Filters({ wanted, onChange }: FiltersProps) {
  const toggle = (name: string) =>
    onChange({
      ...wanted,
      kinds: wanted.kinds.includes(name)
        ? wanted.kinds.filter((one) => one !== name)
        : [...wanted.kinds, name],
    })
  return (
    <div className="filters">
      <fieldset className="choices">
        <legend className="ck-hidden">Types; all while none is chosen</legend>
        {KINDS.map(({ name, title }) => (
          <label key={name}>
            <input type="checkbox" checked={wanted.kinds.includes(name)} onChange={() => toggle(name)} />
            <span>{title}</span>
          </label>
        ))}
      </fieldset>
      <div className="texts">
        {TEXTS.map(({ name, label }) => (
          <input
            key={name}
            type="search"
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            placeholder={label}
            aria-label={`Only where the ${label.toLowerCase()} contains`}
            value={wanted[name]}
            onChange={(event) => onChange({ ...wanted, [name]: event.target.value })}
          />
        ))}
      </div>
    </div>
  )
}
