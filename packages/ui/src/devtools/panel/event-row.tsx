/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { copyText } from '../../shared/clipboard.ts'
import { asTest } from '../model/as-test.ts'
import { briefOf, type Entry, fullText, type Sort, textOf } from '../model/entry.ts'
import { timeOf } from './time.ts'

const ARROWS: Record<Sort, string> = {
  in: '↓ in',
  out: '↑ out',
  line: 'line',
  channel: 'chan.',
  people: 'people',
  error: 'error',
}

/** One thing that happened, which unfolds. */
export function EventRow({ entry, open, toggle }: { entry: Entry; open: boolean; toggle(id: number): void }) {
  const { id, sort, title, channel, fake, happening } = entry
  return (
    <li class="row" data-sort={sort}>
      <button type="button" aria-expanded={open} onClick={() => toggle(id)}>
        {/* The spaces are for who hears it. */}
        <span class="arrow">{ARROWS[sort]}</span> <time>{timeOf(happening.at)}</time>{' '}
        <span class="name">{textOf(title)}</span> {channel && <span class="channel">{textOf(channel)}</span>}{' '}
        {fake && <span class="tag">made here</span>}
        {!open && <span class="brief mono">{briefOf(entry)}</span>}
      </button>
      {open && <Inside entry={entry} />}
    </li>
  )
}

function Inside({ entry }: { entry: Entry }) {
  const [said, setSaid] = useState('')
  const test = asTest(entry)
  const copy = async (text: string, what: string) =>
    setSaid((await copyText(text)) ? `Copied ${what}.` : 'The browser did not let it be copied.')
  const { title, channel } = entry
  return (
    <div class="inside">
      <div class="bar">
        <button type="button" onClick={() => void copy(fullText(entry), 'the payload')}>
          Copy
        </button>
        {test && (
          <button type="button" onClick={() => void copy(test, 'a test')}>
            Copy as test
          </button>
        )}
        <span class="muted" role="status">
          {said}
        </span>
      </div>
      <section
        class="payload"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        tabIndex={0}
        aria-label={`Payload of ${title}${channel ? ` of ${channel}` : ''}`}
      >
        <pre>{fullText(entry)}</pre>
      </section>
    </div>
  )
}
