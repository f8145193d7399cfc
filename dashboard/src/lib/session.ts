import { createContext, useContext } from 'react'

/** An app of the server. */
export interface AppTold {
  readonly id: string
  readonly key: string
  /** Where the dashboard is told what concerns it. */
  readonly channel: string
  /** Whether any of its channels keeps events. */
  readonly history: boolean
}

/** What the server says of itself to whom it lets in. */
export interface Session {
  readonly version: string
  /** When the process started, in epoch ms. */
  readonly began: number
  readonly key: string
  /** Whether it is one of several processes. */
  readonly cluster: boolean
  readonly apps: readonly AppTold[]
}

export interface Here {
  readonly session: Session
  /** The app that is looked at. */
  readonly app: AppTold
}

export const HereContext = createContext<Here | null>(null)

export function useHere(): Here {
  const here = useContext(HereContext)
  if (!here) throw new Error('There is no session here.')
  return here
}
