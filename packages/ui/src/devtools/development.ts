import { later } from './mount-later.ts'
import type { MountDevtools, OpenDevtools } from './options.ts'
import { watchSites } from './watch-sites.ts'

/** What bundlers put a constant for: for production nothing of this is left. */
declare const process: { readonly env: { readonly NODE_ENV?: string } }

/** At once, since whoever holds a channel is known by how it came to that. */
const inPlace = forDevelopment()

function forDevelopment() {
  try {
    return process.env.NODE_ENV === 'production' ? undefined : begin(() => import('./mount.ts'))
  } catch {
    // A host without `process` is no bundler's.
    return undefined
  }
}

function begin(load: Parameters<typeof later>[0]) {
  watchSites()
  return later(load)
}

export const mountDevtools: MountDevtools = (kit, options) => inPlace?.mount(kit, options) ?? (() => {})
export const openDevtools: OpenDevtools = () => inPlace?.open()
