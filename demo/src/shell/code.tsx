import { Scrollable } from './scrollable.tsx'

/** Words that get a colour, in the order in which they are looked for. */
const token =
  /(?<string>'[^'\n]*'|"[^"\n]*")|(?<comment>\/\/.*)|(?<keyword>\b(?:import|from|const|function|return|export|await)\b)|(?<tag>(?<=<\/?)[A-Z]\w*)|(?<call>\b(?:use|create)[A-Z]\w*)/g

interface CodeProps {
  text: string
  label: string
}

/** A few lines of code; it can be scrolled by keyboard where it does not fit. */
export function Code({ text, label }: CodeProps) {
  return (
    <Scrollable className="code" label={label}>
      {coloured(text)}
    </Scrollable>
  )
}

function coloured(text: string) {
  const parts = []
  let end = 0
  for (const match of text.matchAll(token)) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? []
    parts.push(text.slice(end, match.index))
    parts.push(
      <span key={match.index} className={`code-${kind}`}>
        {match[0]}
      </span>,
    )
    end = match.index + match[0].length
  }
  return [...parts, text.slice(end)]
}
