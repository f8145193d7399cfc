import { inDevelopment } from '@channelkit/core'
import { later } from '../mount-later.ts'
import { watchSites } from '../watch-sites.ts'

// Where names are minified, nobody can be told who holds what.
if (inDevelopment()) watchSites()

const { mount, open } = later(() => import('../mount.ts'))

/** The same in every build: for a staging server, say. */
export const mountDevtools = mount
export const openDevtools = open
