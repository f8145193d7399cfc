import { fileURLToPath } from 'node:url'

/** How packages make their files of types: by TypeScript's native build, in a fifth of the time. It stops at errors. */
export const dts = {
  tsgo: { path: fileURLToPath(new URL('../../node_modules/@typescript/native/bin/tsc', import.meta.url)) },
}
