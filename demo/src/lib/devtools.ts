import { mountDevtools } from '@channelkit/ui/devtools/production'
import { frameworkNames, frameworks } from '../../shared.ts'
import { kits } from './kits.ts'

let removes: (() => void)[] = []

/** Opens devtools over the connections of all panes, or takes them away; returns whether they are there now. */
export function toggleDevtools(): boolean {
  if (removes.length > 0) {
    for (const remove of removes) remove()
    removes = []
    return false
  }
  removes = frameworks.map((framework) =>
    mountDevtools(kits[framework], { name: frameworkNames[framework], open: true }),
  )
  return true
}
