/** @jsxImportSource preact */
import { type Recording, stringifyRecording } from '@channelkit/core/recording'
import { useEffect, useState } from 'preact/hooks'
import { type Tape, tapeOf } from '../model/tape.ts'
import type { Shown } from './app.tsx'
import { lengthOf, sizeOf } from './time.ts'

const SPEEDS = [0.25, 1, 4, 16]

/** Records what the page is told, and plays it again. */
export function TapeView({ desk, kit }: Shown) {
  const [wrong, setWrong] = useState('')
  const tape = tapeOf(kit)
  const { recording, take, playing } = tape
  const moves = recording !== null || playing?.running === true
  useEffect(() => {
    if (!moves) return
    const timer = setInterval(desk.changed, 100)
    return () => clearInterval(timer)
  }, [moves, desk])
  const act = (run: () => void) => () => {
    setWrong('')
    run()
    desk.changed()
  }

  async function load(file: File | undefined) {
    if (!file) return
    try {
      tape.load(await file.text())
      setWrong('')
    } catch (cause) {
      setWrong((cause as Error).message)
    }
    desk.changed()
  }

  return (
    <>
      <div class="bar">
        <button
          type="button"
          aria-pressed={recording !== null}
          disabled={playing !== null}
          onClick={act(recording ? tape.stop : tape.record)}
        >
          {recording ? 'Stop recording' : 'Record'}
        </button>
        {recording && (
          <span role="timer">
            {lengthOf(kit.clock.now() - recording.since)}, {sizeOf(recording.bytes)}
          </span>
        )}
        <label class="bar" style="margin:0">
          Open
          <input
            type="file"
            accept=".jsonl,.txt"
            disabled={playing !== null}
            onChange={({ currentTarget }) => void load(currentTarget.files?.[0])}
          />
        </label>
      </div>
      {wrong && (
        <p class="bad" role="alert">
          {wrong}
        </p>
      )}
      {take ? (
        <Player tape={tape} take={take} act={act} />
      ) : (
        <p class="muted">
          Record what this page is told, then move about in it: everything on the page shows what it showed
          then.
        </p>
      )}
    </>
  )
}

interface PlayerProps {
  tape: Tape
  take: Recording
  act(run: () => void): () => void
}

function Player({ tape, take, act }: PlayerProps) {
  const { playing, recording } = tape
  const { duration, happenings } = take
  const position = playing?.position ?? 0
  return (
    <section aria-label="The recording">
      <p>
        {lengthOf(duration)} long, {happenings.length} happenings.{' '}
        {playing ? 'The page shows it; the line is closed meanwhile.' : ''}
      </p>
      <div class="time">
        <span class="mono">{lengthOf(position)}</span>
        <input
          type="range"
          aria-label="Place in the recording"
          aria-valuetext={`${lengthOf(position)} of ${lengthOf(duration)}`}
          min={0}
          max={Math.max(1, duration)}
          step={Math.max(1, Math.round(duration / 1000))}
          value={position}
          disabled={recording !== null}
          onInput={({ currentTarget }) => act(() => tape.seek(Number(currentTarget.value)))()}
        />
        <span class="mono">{lengthOf(duration)}</span>
        <Marks take={take} />
      </div>
      <div class="bar">
        <button
          type="button"
          disabled={recording !== null}
          onClick={act(playing?.running ? tape.pause : tape.play)}
        >
          {playing?.running ? 'Pause' : 'Play'}
        </button>
        <label class="bar" style="margin:0">
          Speed
          <select
            onChange={({ currentTarget }) => act(() => tape.speed(SPEEDS[currentTarget.selectedIndex]!))()}
          >
            {SPEEDS.map((speed) => (
              <option key={speed} selected={speed === (playing?.speed ?? 1)}>
                {speed}×
              </option>
            ))}
          </select>
        </label>
        <button type="button" disabled={!playing} onClick={act(tape.end)}>
          Back to live
        </button>
        <button type="button" onClick={() => download(take)}>
          Download
        </button>
      </div>
    </section>
  )
}

/** How many stretches of a recording are told apart. */
const STRETCHES = 100

/** Where in a recording much happened. */
function Marks({ take: { at, duration, happenings } }: { take: Recording }) {
  const counts: number[] = new Array(STRETCHES).fill(0)
  for (const one of happenings) {
    const place = Math.floor(((one.at - at) / Math.max(1, duration)) * STRETCHES)
    counts[Math.min(STRETCHES - 1, Math.max(0, place))]!++
  }
  const most = Math.max(1, ...counts)
  return (
    <div class="marks" aria-hidden="true">
      <svg viewBox={`0 0 ${STRETCHES} 10`} preserveAspectRatio="none" role="presentation">
        {counts.map((count, i) => {
          const height = count && Math.max(1, (count / most) * 10)
          return <rect key={i} x={i} width={0.9} y={10 - height} height={height} />
        })}
      </svg>
    </div>
  )
}

function download(take: Recording) {
  const url = URL.createObjectURL(new Blob([stringifyRecording(take)], { type: 'application/jsonl' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `channelkit-${new Date(take.at).toISOString().replaceAll(':', '-').slice(0, 19)}.jsonl`
  link.click()
  // After the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
