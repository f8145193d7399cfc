/** @jsxImportSource preact */
import { lineOf } from '../model/line.ts'
import { tapeOf } from '../model/tape.ts'
import type { Shown } from './app.tsx'

/** Says what is not as it would be without devtools, wherever one looks, and takes it back. */
export function Notice({ desk, kit }: Shown) {
  const line = lineOf(kit)
  const tape = tapeOf(kit)
  const { cut, slow, refuse } = line.state
  const said = [
    cut && 'The line is cut.',
    slow > 0 && `The line is slow: ${slow} ms each way.`,
    refuse && 'The next private channel is refused.',
    tape.playing && 'The page shows a recording.',
    tape.recording && 'Recording.',
  ].filter(Boolean)
  if (said.length === 0) return null
  const back = () => {
    tape.end()
    line.end()
    desk.changed()
  }
  return (
    <div class="notice" role="status">
      {said.join(' ')}
      {(cut || slow > 0 || refuse || tape.playing) && (
        <button type="button" onClick={back}>
          Back to normal
        </button>
      )}
    </div>
  )
}
