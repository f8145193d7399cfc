import { Code } from './code.tsx'

const code = `function Room() {
  const { members } = usePresence('presence-room')
  const { typists, inputProps } = useTyping('presence-room')
  useEvent('orders', 'placed', (order) => toast(order.id))
  return <input {...inputProps} />
}`

/** What ChannelKit is, in a sentence and in six lines. */
export function Hero() {
  return (
    <div className="hero">
      <div>
        <h1>Realtime channels as easy as local state</h1>
        <p>
          Hooks and components for React, Vue and Svelte over the Pusher Channels protocol, with the server
          built in. Everything below is live: this machine’s own figures, the people who have this page open,
          and whatever you send from your terminal. The{' '}
          <a href="/dashboard/" target="_blank" rel="noopener">
            dashboard
          </a>{' '}
          shows every connection and event of it.
        </p>
      </div>
      <div className="hero-code">
        <Code text={code} label="Six lines of React" />
      </div>
    </div>
  )
}
