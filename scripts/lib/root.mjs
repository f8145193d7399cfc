import { fileURLToPath } from 'node:url'

/** The workspace root, with a trailing slash. */
export const root = fileURLToPath(new URL('../../', import.meta.url))
