import { listen, presence } from '@channelkit/core'
import { frameworks, type Message, roomChannel } from '../../shared.ts'
import { kits } from './kits.ts'
import { tried } from './tries.ts'

/**
 * Sees what is done in the panes and in the room, and notes what of it was worth a try. It stays in the room while the
 * panes change what they show. Returns the way to stop.
 */
export function watchTries(panes: HTMLElement): () => void {
  const onPoint = () => tried.add('point')
  const onInput = () => tried.add('type')
  const onClick = ({ target }: Event) => {
    if ((target as Element).closest('.tile')) tried.add('play')
    if ((target as Element).closest('.ck-reactions button')) tried.add('react')
  }
  panes.addEventListener('pointermove', onPoint)
  panes.addEventListener('input', onInput)
  panes.addEventListener('click', onClick)

  const { react } = kits
  const people = presence(react, roomChannel)
  const stops = [
    listen(react, roomChannel, 'message', (message) => {
      if (!(message as Message).author) tried.add('curl')
    }),
    people.subscribe(() => {
      if (people.getSnapshot().count > frameworks.length) tried.add('visitor')
    }),
    () => panes.removeEventListener('pointermove', onPoint),
    () => panes.removeEventListener('input', onInput),
    () => panes.removeEventListener('click', onClick),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
