import { useEffect, useState } from 'react'

/** How long a button says that it has copied, in ms. */
const SAID = 2000

/** Text to be taken along, with a button that does it. */
export function Code({ text, label }: { text: string; label: string }) {
  return (
    <div className="code">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
      <section tabIndex={0} aria-label={label}>
        <pre>
          <code>{text}</code>
        </pre>
      </section>
      <Copy text={text} label={`Copy: ${label}`} />
    </div>
  )
}

export function Copy({
  text,
  label,
  children = 'Copy',
}: {
  text: string
  label?: string
  children?: string
}) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(setSaid, SAID, '')
    return () => clearTimeout(timer)
  }, [said])
  const copy = async () => setSaid((await copied(text)) ? 'Copied' : 'Not copied: the browser refuses it')
  return (
    <button type="button" className="ck-button" aria-label={said || label} onClick={copy}>
      {said || children}
    </button>
  )
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copiedByHand(text)
  }
}

/** On a plain address that is not this machine's, browsers have no clipboard but the old one. */
function copiedByHand(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'ck-hidden'
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  return done
}
