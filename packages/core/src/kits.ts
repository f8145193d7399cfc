import { inDevelopment } from './development.ts'
import type { Life } from './life.ts'

/** As much of a kit as is needed to know whether it lives. */
interface Living {
  readonly internals: { readonly life: Life }
}

let made: WeakRef<Living>[] = []

/** Remembers a kit for as long as somebody else does: for devtools, and only while an application is developed. */
export function noteKit(kit: Living): void {
  if (inDevelopment() && typeof WeakRef === 'function') made = [...living(), new WeakRef(kit)]
}

const living = () => made.filter((ref) => ref.deref()?.internals.life.error === null)

/** The kits that were made here and have not ended, the oldest first. A build for production knows none. */
export const notedKits = (): Living[] => living().flatMap((ref) => ref.deref() ?? [])
