import { type Recorded, type Recording, stringifyRecording } from '@channelkit/core/recording'
import type { Entry } from './entry.ts'

/** What a recording could take of what is shown, and what not. */
export interface Exported {
  readonly text: string
  readonly events: number
  /** Events whose payload was cut, and which are left out therefore. */
  readonly leftOut: number
}

/** The events that are shown, as a recording that `replay` plays: as if one kit had been on all of the channels. */
export function recordingOf(entries: readonly Entry[]): Exported {
  const all = entries.filter(({ type }) => type === 'published' || type === 'client-event')
  const whole = all.filter(({ cut }) => !cut)
  const at = whole[0]?.at ?? Date.now()
  const channels = [...new Set(whole.map(({ channel }) => channel ?? ''))]
  const happenings: Recorded[] = [
    { type: 'connection', state: 'connected', at, socketId: '1.1', transport: 'ws' },
    ...channels.flatMap((channel): Recorded[] => [
      ...(channel.startsWith('presence-')
        ? [{ type: 'members' as const, at, channel, me: null, all: [] }]
        : []),
      { type: 'subscribed', at, channel },
    ]),
    ...whole.map(
      (entry): Recorded => ({
        type: 'event',
        at: entry.at,
        channel: entry.channel ?? '',
        event: entry.event ?? '',
        data: parsed(entry.data ?? ''),
        userId: entry.user_id,
      }),
    ),
  ]
  const recording: Recording = { version: 1, at, duration: (whole.at(-1)?.at ?? at) - at, happenings }
  return { text: stringifyRecording(recording), events: whole.length, leftOut: all.length - whole.length }
}

/** As pusher-js has it: what is no JSON stays text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Lets the browser save a text. */
export function save(text: string, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/x-ndjson' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
