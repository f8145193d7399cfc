import { argumentsOf, series } from '@channelkit/core'
import { fromStore, get } from './from-store.js'
import { useChannelKit } from './kit.js'
export function useSeries(target, second, options) {
  const kit = useChannelKit()
  return fromStore(() => series(kit, ...argumentsOf(get(target), get(second), get(options))))
}
