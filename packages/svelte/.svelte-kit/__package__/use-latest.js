import { latest } from '@channelkit/core'
import { fromStore, get } from './from-store.js'
import { useChannelKit } from './kit.js'
export function useLatest(name, event, { select, equal, ...options } = {}) {
  const kit = useChannelKit()
  const store = () => latest(kit, get(name), get(event), options)
  return fromStore(store, { select, equal })
}
