import { watchSites } from '../model/site.ts'
import { mount } from '../mount.ts'
import type { MountDevtools } from '../options.ts'

/** The same in every build: for a staging server, say. */
export const mountDevtools: MountDevtools = (kit, options) => {
  watchSites()
  return mount(kit, options)
}
