import type * as ours from '@channelkit/react/compat/echo'
import { useEffect, useState } from 'react'
import type { EchoAppProps } from './echo-app.ts'

type Name = 'useChannel' | 'useConnectionStatus' | 'useEcho' | 'useEchoModel' | 'useEchoNotification'
type Presence = 'useEchoPresence' | 'useEchoPublic' | 'usePublicChannel' | 'useSocketId'
export type EchoReact = Pick<typeof ours, Name | Presence>

/** A small application on every hook, in React. */
export function echoReactApp(lib: EchoReact) {
  return function App({ order, log }: EchoAppProps) {
    const [times, setTimes] = useState(0)
    const [people, setPeople] = useState<string[]>([])
    const status = lib.useConnectionStatus()
    const socketId = lib.useSocketId()
    const { stopListening, listen, leaveChannel } = lib.useEcho<{ id: number }>(
      `orders.${order}`,
      'OrderPlaced',
      ({ id }) => {
        log(`placed ${id}`)
        setTimes((before) => before + 1)
      },
      [order],
    )
    lib.useEcho<number>(`orders.${order}`, ['.paid', 'Shop.OrderPacked'], (id) => log(`done ${id}`))
    lib.useEchoPublic<{ price: number }>('ticker', 'Trade', ({ price }) => log(`trade ${price}`))
    lib.useEchoModel<{ name: string }, 'App.Models.User'>('App.Models.User', 7, 'UserUpdated', ({ model }) =>
      log(`user ${model.name}`),
    )
    lib.useEchoNotification<{ amount: number }>(
      'App.Models.User.7',
      ({ amount }) => log(`paid ${amount}`),
      'App.Notifications.InvoicePaid',
    )
    const room = lib.useEchoPresence<string>('room', '.said', (text) => log(`said ${text}`))
    const plain = lib.useChannel('chat')
    useEffect(() => {
      room
        .channel()
        ?.here((all: { name: string }[]) => setPeople(all.map(({ name }) => name)))
        .joining(({ name }: { name: string }) => setPeople((before) => [...before, name]))
        .leaving(({ name }: { name: string }) => setPeople((before) => before.filter((one) => one !== name)))
        .listenForWhisper('typing', ({ name }: { name: string }) => log(`${name} types`))
    }, [room, log])
    return (
      <main>
        <p data-testid="state">
          {status} {socketId ? 'with an id' : 'without an id'}
        </p>
        <p data-testid="people">{[...people].sort().join()}</p>
        <output>{times}</output>
        <button type="button" onClick={() => plain.channel()?.whisper('typing', { name: 'Ann' })}>
          Type
        </button>
        <button type="button" onClick={stopListening}>
          Stop
        </button>
        <button type="button" onClick={listen}>
          Listen
        </button>
        <button type="button" onClick={() => leaveChannel()}>
          Leave
        </button>
      </main>
    )
  }
}
