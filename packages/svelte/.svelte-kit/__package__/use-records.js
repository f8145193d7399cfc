import { argumentsOf, records } from '@channelkit/core'
import { fromStore, get } from './from-store.js'
import { useChannelKit } from './kit.js'
export function useRecords(target, second, { select, equal, ...options } = {}) {
  const kit = useChannelKit()
  const store = () => records(kit, ...argumentsOf(get(target), get(second), options))
  return fromStore(store, { select, equal })
}
export function useRecord(target, second, third, id) {
  const kit = useChannelKit()
  return fromStore(() => {
    const values = [get(target), get(second), get(third)]
    const all = id === undefined ? argumentsOf(values[0], values[2]) : argumentsOf(...values)
    return records(kit, ...all).record(String(id === undefined ? values[1] : get(id)))
  })
}
