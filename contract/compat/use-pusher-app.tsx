import type * as ours from '@channelkit/react/compat/use-pusher'
import { type ComponentType, useState } from 'react'

/** The names that the application uses, of either library. */
export type UsePusher = Pick<
  typeof ours,
  'useChannel' | 'useClientTrigger' | 'useEvent' | 'usePresenceChannel' | 'usePusher' | 'useTrigger'
> & { PusherProvider: ComponentType<Record<string, unknown>> }

/** A small application: who is there, what they write and wave, and news. */
export function pusherApp(lib: UsePusher) {
  function Room() {
    const { channel, members, me, myID, count } = lib.usePresenceChannel('presence-room')
    const news = lib.useChannel('news')
    const [lines, setLines] = useState<string[]>([])
    const add = (line: string) => setLines([...lines, line])
    lib.useEvent<{ text: string }>(channel, 'message', (message) => add(`message ${message?.text}`))
    lib.useEvent<{ to: string }>(channel, 'client-wave', (wave, metadata) =>
      add(`${metadata?.user_id} waves to ${wave?.to}`),
    )
    lib.useEvent<string>(news, 'flash', (text) => add(`news ${text}`))
    const wave = lib.useClientTrigger<{ to: string }>(channel)
    return (
      <main>
        <p data-testid="room">
          {count} there:{' '}
          {Object.values(members ?? {})
            .map(({ name }) => name)
            .join()}
          ; I am {me?.info?.name}, {myID}
        </p>
        <ol>
          {lines.map((line, i) => (
            <li key={i}>{line}</li>
          ))}
        </ol>
        <button type="button" onClick={() => wave('client-wave', { to: 'all' })}>
          Wave
        </button>
        <Publisher />
      </main>
    )
  }

  function Publisher() {
    const publish = lib.useTrigger<{ text: string }>('news')
    const [said, setSaid] = useState('')
    const { client } = lib.usePusher()
    return (
      <>
        <button
          type="button"
          onClick={async () => setSaid(String((await publish('flash', { text: 'Hello' })).status))}
        >
          Publish
        </button>
        <output>{said}</output>
        <i>{client ? 'client' : 'no client'}</i>
      </>
    )
  }

  const shared = (props: Record<string, unknown>) => (
    <lib.PusherProvider {...props}>
      <Room />
    </lib.PusherProvider>
  )
  return { App: shared, Room }
}
