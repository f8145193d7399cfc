/** What a page keeps over a reload: `localStorage`, `sessionStorage`, or something of the application's. */
export interface PageStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** Values of JSON in a storage that may be full, forbidden or written by anybody: then there is none. */
export interface Kept {
  read(key: string): unknown
  /** @param value null forgets it */
  write(key: string, value: unknown): void
}

/** The host's own; pages in a sandbox may not even ask for it. */
function hostStorage(): PageStorage | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}

/** @param given the application's; false is none, and undefined the host's */
export function keptIn(given: PageStorage | false | null | undefined): Kept {
  const storage = given === undefined ? hostStorage() : given || null
  return {
    read(key) {
      try {
        const text = storage?.getItem(key) ?? null
        return text === null ? null : JSON.parse(text)
      } catch {
        return null
      }
    },
    write(key, value) {
      try {
        if (value === null) storage?.removeItem(key)
        else storage?.setItem(key, JSON.stringify(value))
      } catch {
        // What can't be kept is gone with the page.
      }
    },
  }
}
