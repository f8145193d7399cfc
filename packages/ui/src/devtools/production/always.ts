import { inDevelopment } from '@channelkit/core'
import { watchSites } from '../model/site.ts'
import { mount } from '../mount.ts'
import type { MountDevtools } from '../options.ts'

/** The same in every build: for a staging server, say. Where names are minified, nobody is told who holds what. */
export const mountDevtools: MountDevtools = (kit, options) => {
  if (inDevelopment()) watchSites()
  return mount(kit, options)
}
