import { roster } from '@channelkit/core'
import { fromStore, get } from './from-store.js'
import { useChannelKit } from './kit.js'
/**
 * Which of the given people are on a presence channel, and since when; `null` is off.
 *
 * @param people ids, or plain data with an `id`; an equal list gives the same store
 *
 * @example
 * const team = useRoster('presence-office', ['ann', 'bob'])
 * {team.current.online}
 */
export function useRoster(name, people) {
  const kit = useChannelKit()
  return fromStore(() => roster(kit, get(name), get(people)))
}
