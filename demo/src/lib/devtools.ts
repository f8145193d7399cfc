import { mountDevtools, openDevtools } from '@channelkit/ui/devtools/production'
import { frameworkNames, frameworks } from '../../shared.ts'
import { kits } from './kits.ts'
import { tried } from './tries.ts'

let shown = false

/** Opens devtools over the connections of all panes. */
export function showDevtools(): void {
  if (!shown)
    for (const framework of frameworks) mountDevtools(kits[framework], { name: frameworkNames[framework] })
  shown = true
  openDevtools()
  tried.add('devtools')
}
