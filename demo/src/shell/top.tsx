import { showDevtools } from '../lib/devtools.ts'

/** The page's head: what it is, and where else one can look. */
export function Top() {
  return (
    <header className="top">
      <span className="brand">
        <img src="/icon.svg" alt="" width="24" height="24" />
        ChannelKit
      </span>
      <nav aria-label="More">
        <button type="button" onClick={showDevtools}>
          Devtools
        </button>
        <a href="/dashboard/" target="_blank" rel="noopener">
          Dashboard
        </a>
        <a href="https://channelkit.dev" target="_blank" rel="noopener">
          Docs
        </a>
      </nav>
    </header>
  )
}
