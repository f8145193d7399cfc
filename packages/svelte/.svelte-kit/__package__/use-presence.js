import { presence } from '@channelkit/core'
import { effect } from './effect.svelte.js'
import { fromStore, get } from './from-store.js'
import { useChannelKit } from './kit.js'
export function usePresence(name, { onJoin, onLeave, ...selection } = {}) {
  const kit = useChannelKit()
  const room = () => presence(kit, get(name))
  const tell = ({ joined, left }) => {
    for (const member of joined) onJoin?.(member)
    for (const member of left) onLeave?.(member)
  }
  if (onJoin || onLeave) effect(() => room().onChange(tell))
  return fromStore(room, selection)
}
export function useMember(name, id) {
  const kit = useChannelKit()
  return fromStore(() => presence(kit, get(name)).member(get(id)))
}
