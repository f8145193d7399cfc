import type { ChannelKitOptions } from './kit-options.ts'
import { checkOptions } from './options-check.ts'

/** What bundlers put a constant for. */
declare const process: { readonly env: { readonly NODE_ENV?: string } }

/** Whether the application is being developed or tested: what only helps with that is left out of other builds. */
export function inDevelopment(): boolean {
  try {
    return process.env.NODE_ENV !== 'production'
  } catch {
    // A host without `process` is no bundler's.
    return false
  }
}

/** In production, what is wrong with options is why nothing connects. */
export function checkInDevelopment(options: ChannelKitOptions): void {
  let check: typeof checkOptions | undefined
  try {
    check = process.env.NODE_ENV === 'production' ? undefined : checkOptions
  } catch {
    // As above.
  }
  check?.(options)
}
