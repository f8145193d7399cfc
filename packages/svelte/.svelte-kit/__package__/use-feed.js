import { argumentsOf, feed } from '@channelkit/core'
import { fromStore, get } from './from-store.js'
import { useChannelKit } from './kit.js'
export function useFeed(target, second, options) {
  const kit = useChannelKit()
  return fromStore(() => feed(kit, ...argumentsOf(get(target), get(second), get(options))))
}
