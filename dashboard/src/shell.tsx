import { useConnection } from '@channelkit/react'
import { ConnectionBadge } from '@channelkit/react/connection-badge'
import { ConnectionBanner } from '@channelkit/react/connection-banner'
import { useEffect, useMemo, useRef } from 'react'
import { keepFocus } from './lib/keep-focus.ts'
import { linkTo, useRoute } from './lib/route.ts'
import { HereContext, type Session } from './lib/session.ts'
import { VIEWS, type View } from './views/index.tsx'

/** How often a lost server is asked whether it still lets this page in, in ms. */
const ASK = 5000

interface ShellProps {
  session: Session
  /** Asks the server anew what it is. */
  look: () => Promise<void>
}

/** What stands around every view. */
export function Shell({ session, look }: ShellProps) {
  const route = useRoute()
  const app = session.apps.find(({ id }) => id === route.app) ?? session.apps[0]!
  const view = VIEWS.find(({ name }) => name === route.view) ?? VIEWS[0]!
  const here = useMemo(() => ({ session, app }), [session, app])
  const Content = view.content
  const main = useRef<HTMLElement>(null)
  useEffect(() => keepFocus(main.current!, () => main.current!.querySelector('h1')), [])
  useSessionOf(look)
  return (
    <HereContext.Provider value={here}>
      <button type="button" className="skip" onClick={toContent}>
        Skip to the content
      </button>
      <div className="shell">
        <header>
          <span className="brand">
            <span className="mark" aria-hidden="true" />
            ChannelKit
          </span>
          <AppSwitch session={session} app={app.id} view={view} />
          <ConnectionBadge />
        </header>
        <Navigation app={app.id} current={view} />
        <main id="content" ref={main} tabIndex={-1}>
          <ConnectionBanner />
          <Title key={view.name} title={view.title} of={route.of} />
          <Content key={`${app.id} ${view.name} ${route.of}`} of={route.of} query={route.query} />
        </main>
      </div>
    </HereContext.Provider>
  )
}

/** Apps and limits may have changed when a server comes back; one that forgot this page asks for its token again. */
function useSessionOf(look: () => Promise<void>) {
  const { status } = useConnection()
  const lost = useRef(false)
  useEffect(() => {
    if (status === 'connected') {
      if (lost.current) void look()
      lost.current = false
      return
    }
    if (status === 'connecting' || status === 'idle') return
    lost.current = true
    const timer = setInterval(look, ASK)
    return () => clearInterval(timer)
  }, [status, look])
}

function AppSwitch({ session, app, view }: { session: Session; app: string; view: View }) {
  if (session.apps.length === 1)
    return (
      <span className="app" title="The app">
        <bdi>{app}</bdi>
      </span>
    )
  return (
    <label className="app">
      App{' '}
      <select value={app} onChange={(event) => location.assign(linkTo(event.target.value, view.name))}>
        {session.apps.map(({ id }) => (
          <option key={id}>{id}</option>
        ))}
      </select>
    </label>
  )
}

function Navigation({ app, current }: { app: string; current: View }) {
  const nav = useRef<HTMLElement>(null)
  // On a narrow page the list of views is wider than it.
  useEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>(`[data-view="${current.name}"]`)
    if (link && nav.current) nav.current.scrollLeft = link.offsetLeft - 48
  }, [current])
  return (
    <nav aria-label="Views" ref={nav}>
      <ul>
        {VIEWS.map(({ name, title }) => (
          <li key={name}>
            <a
              href={linkTo(app, name)}
              data-view={name}
              aria-current={name === current.name ? 'page' : undefined}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Takes the focus when the view changes, so that keys and screen readers begin there. */
function Title({ title, of }: { title: string; of: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)
  useEffect(() => {
    document.title = `${of ? `${of} · ` : ''}${title} · ChannelKit dashboard`
    if (first.current && !seen) seen = true
    else heading.current?.focus({ preventScroll: true })
    first.current = false
    scrollTo(0, 0)
  }, [title, of])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {title}
      {of && (
        <>
          {' '}
          <bdi className="of">{of}</bdi>
        </>
      )}
    </h1>
  )
}

/** Whether any view was shown before: the first one leaves the focus where the browser has it. */
let seen = false

/** By hand, since what stands after the `#` names the view. */
function toContent() {
  document.getElementById('content')?.focus()
}
