import { useSyncExternalStore } from 'react'

/** Where one is: everything that a link has to say. */
export interface Route {
  /** Empty for the first one. */
  readonly app: string
  readonly view: string
  /** Of what: the name of a channel, the id of a connection. */
  readonly of: string
  readonly query: URLSearchParams
}

/** Reads what stands after the `#`: `/app/view/of?query`, each part encoded. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2)
  const [app = '', view = '', of = ''] = path.split('/').map(decoded)
  return { app, view: view || 'overview', of, query: new URLSearchParams(query) }
}

export function linkTo(app: string, view: string, of = '', query: Record<string, string> = {}): string {
  const path = [app, view, of].filter((part, n) => n < 2 || part !== '').map(encodeURIComponent)
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''))
  return `#/${path.join('/')}${asked.size > 0 ? `?${asked}` : ''}`
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

const subscribe = (listener: () => void) => {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

export function useRoute(): Route {
  return readRoute(useSyncExternalStore(subscribe, () => location.hash))
}

/** Puts the query into the address without a step back to what it was. */
export function replaceQuery(query: Record<string, string>): void {
  const { app, view, of } = readRoute(location.hash)
  const next = linkTo(app, view, of, query)
  if (next === location.hash) return
  history.replaceState(null, '', next)
}
