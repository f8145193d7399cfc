import { ChannelKitProvider } from '@channelkit/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { ApiError, ask, base, onRefused } from './lib/api.ts'
import type { Session } from './lib/session.ts'
import { Login } from './login.tsx'
import { Shell } from './shell.tsx'

/** How often a server that does not answer is asked, in ms. */
const AGAIN = 2000

type Door =
  | { state: 'asking' }
  | { state: 'closed' }
  | { state: 'gone' }
  | { state: 'open'; session: Session }

/** Lets in who may see the dashboard, and asks all others for the token. */
export function App() {
  const [door, setDoor] = useState<Door>({ state: 'asking' })
  const look = useCallback(async () => {
    try {
      setDoor({ state: 'open', session: await ask<Session>('session') })
    } catch (cause) {
      const { status } = cause as ApiError
      setDoor((before) => {
        if (status === 401) return { state: 'closed' }
        // Who is in stays: the line says that the server is gone, and comes back by itself.
        return before.state === 'open' ? before : { state: 'gone' }
      })
    }
  }, [])
  useEffect(() => {
    void look()
    const close = () => setDoor({ state: 'closed' })
    onRefused.add(close)
    return () => void onRefused.delete(close)
  }, [look])
  useEffect(() => {
    if (door.state !== 'gone') return
    const timer = setTimeout(look, AGAIN)
    return () => clearTimeout(timer)
  }, [door, look])

  if (door.state === 'asking') return null
  if (door.state === 'closed') return <Login onIn={look} />
  if (door.state === 'gone')
    return (
      <main className="gate">
        <h1>The server can’t be reached</h1>
        <p>This page comes back as soon as it answers.</p>
      </main>
    )
  return <Inside session={door.session} look={look} />
}

function Inside({ session, look }: { session: Session; look: () => Promise<void> }) {
  const { key } = session
  const options = useMemo(() => {
    const secure = base.protocol === 'https:'
    const port = Number(base.port) || (secure ? 443 : 80)
    return {
      key,
      wsHost: base.hostname,
      wsPort: port,
      wssPort: port,
      wsPath: base.pathname.replace(/\/$/, ''),
      forceTLS: secure,
      enabledTransports: ['ws' as const, 'wss' as const],
      authorize: { endpoint: new URL('auth', base).href },
      // What went wrong stands in the page.
      onError: () => {},
    }
  }, [key])
  const client = useMemo(
    () =>
      new QueryClient({
        defaultOptions: { queries: { retry: (tries, cause) => isPassing(cause) && tries < 3, staleTime: 0 } },
      }),
    [],
  )
  return (
    <QueryClientProvider client={client}>
      <ChannelKitProvider options={options} key={key}>
        <Shell session={session} look={look} />
      </ChannelKitProvider>
    </QueryClientProvider>
  )
}

const isPassing = (cause: unknown) => cause instanceof ApiError && (cause.status === 0 || cause.status >= 500)
