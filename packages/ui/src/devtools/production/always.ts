import { inDevelopment } from '@channelkit/core'
import { mountLater, openLater } from '../mount-later.ts'
import { watchSites } from '../watch-sites.ts'

// Where names are minified, nobody can be told who holds what.
if (inDevelopment()) watchSites()

const load = () => import('../mount.ts')

/** The same in every build: for a staging server, say. */
export const mountDevtools = mountLater(load)
export const openDevtools = openLater(load)
