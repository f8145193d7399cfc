import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type ApiError, ask } from './lib/api.ts'

/** Asks for the token. The link that the server tells at its start has it after the `#`, where no server and no log sees it. */
export function Login({ onIn }: { onIn: () => Promise<void> }) {
  const [token, setToken] = useState('')
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)
  const tried = useRef(false)

  async function enter(given: string) {
    setBusy(true)
    setError('')
    try {
      await ask('login', { body: { token: given } })
      await onIn()
    } catch (cause) {
      setError((cause as ApiError).message)
      setBusy(false)
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what stood in the address
  useEffect(() => {
    const given = /^#token=(.+)$/.exec(location.hash)?.[1]
    if (!given || tried.current) return
    tried.current = true
    history.replaceState(null, '', location.pathname)
    void enter(decodeURIComponent(given))
  }, [])
  function submit(event: FormEvent) {
    event.preventDefault()
    if (!busy) void enter(token)
  }
  return (
    <main className="gate">
      <h1>ChannelKit dashboard</h1>
      <form onSubmit={submit}>
        {/* For whoever lets the browser keep it: so that it knows for whom. */}
        <input type="text" autoComplete="username" value="dashboard" readOnly hidden />
        <label htmlFor="token">Token</label>
        <input
          id="token"
          type="password"
          autoComplete="current-password"
          required
          value={token}
          aria-describedby="token-help"
          aria-invalid={error !== ''}
          onChange={(event) => setToken(event.target.value)}
        />
        <button type="submit" className="primary" aria-disabled={busy}>
          Open the dashboard
        </button>
        <p role="alert" className="bad">
          {error}
        </p>
        <p id="token-help" className="quiet">
          The server told it once when it started, unless one is configured as <code>dashboard.token</code> or{' '}
          <code>CHANNELKIT_DASHBOARD_TOKEN</code>.
        </p>
      </form>
    </main>
  )
}
