import {
  type ConnectionStatus,
  configureEcho,
  echo,
  echoIsConfigured,
  useChannel,
  useConnectionStatus,
  useEcho,
  useEchoModel,
  useEchoNotification,
  useEchoPresence,
  useEchoPublic,
  usePresenceChannel,
  usePublicChannel,
  useSocketId,
} from '@laravel/echo-react'
import { useEffect, useState } from 'react'

interface Order {
  id: number
  total: string
}

declare global {
  interface Events {
    OrderShipped: { order: Order; carrier: string }
    '.order.cancelled': { id: number }
  }
}

configureEcho({ broadcaster: 'reverb' })
configureEcho({
  broadcaster: 'reverb',
  key: 'app-key',
  wsHost: 'localhost',
  wsPort: 8080,
  wssPort: 443,
  forceTLS: false,
  enabledTransports: ['ws', 'wss'],
  authEndpoint: '/broadcasting/auth',
  auth: { headers: { Accept: 'application/json' } },
  bearerToken: 'token',
  namespace: 'App.Events',
})
configureEcho({ broadcaster: 'pusher', key: 'app-key', cluster: 'eu' })
configureEcho({ broadcaster: 'null' })

export function Orders({ id, userId }: { id: number; userId: number }) {
  const [total, setTotal] = useState('')
  const status: ConnectionStatus = useConnectionStatus()
  const socketId: string | undefined = useSocketId()
  const { leaveChannel, leave, stopListening, listen } = useEcho<{ order: Order }>(
    `orders.${id}`,
    'OrderPlaced',
    (e) => setTotal(e.order.total),
    [id],
  )
  useEcho(`orders.${id}`, 'OrderShipped', (e) => setTotal(e.carrier))
  useEcho(`orders.${id}`, '.order.cancelled', ({ id }) => setTotal(String(id)))
  useEcho<{ order: Order }>(`orders.${id}`, ['OrderPaid', 'OrderPacked'], (e) => setTotal(e.order.total))
  useEcho<Order, 'reverb', 'public'>('ticker', 'Trade', (e) => setTotal(e.total), [], 'public')
  useEchoPublic<Order>('posts', ['PostPublished'], (e) => setTotal(e.total))
  useEchoNotification<{ amount: number }>(
    `App.Models.User.${userId}`,
    (notification) => setTotal(`${notification.id} ${notification.type} ${notification.amount}`),
    'App.Notifications.InvoicePaid',
  )
  useEchoModel<{ name: string }, 'App.Models.User'>('App.Models.User', userId, ['UserUpdated'], (e) =>
    setTotal(e.model.name),
  )
  useEchoModel('App.Models.User', userId, '.UserDeleted')
  const chat = useEchoPresence<{ text: string }, 'reverb'>(`chat.${id}`, 'NewMessage', (e) =>
    setTotal(e.text),
  )
  const plain = useChannel<'pusher'>('orders')
  const room = usePresenceChannel<'reverb'>('room')
  const ticker = usePublicChannel<'reverb'>('ticker')
  useEffect(() => {
    chat
      .channel()
      ?.here((users: { name: string }[]) => setTotal(users.map(({ name }) => name).join()))
      .joining((user: { name: string }) => setTotal(user.name))
      .leaving((user: { name: string }) => setTotal(user.name))
      .listenForWhisper('typing', ({ name }: { name: string }) => setTotal(name))
      .error((error: unknown) => console.error(error))
    plain.channel()?.whisper('typing', { name: 'Ann' })
    room.channel()?.subscribed(() => setTotal('there'))
    ticker.channel()?.listenToAll((event: string, data: unknown) => console.log(event, data))
    ticker.leaveChannel(true)
    plain.leave()
  }, [chat, plain, room, ticker])
  function act() {
    stopListening()
    listen()
    leaveChannel()
    leave()
    if (!echoIsConfigured()) return
    echo<'reverb'>()
      .private('orders')
      .listen('OrderPlaced', () => {})
      .stopListening('OrderPlaced')
    echo<'reverb'>()
      .join('chat')
      .here(() => {})
    echo<'reverb'>()
      .channel('ticker')
      .listen('.trade', () => {})
    echo<'reverb'>().connector.pusher.connection.bind('connected', () => {})
    echo().leave('orders')
    echo().leaveChannel('private-orders')
    echo().leaveAllChannels()
    const id: string | undefined = echo().socketId()
    return id
  }
  return (
    <button type="button" onClick={act}>
      {total} {status} {socketId}
    </button>
  )
}

export function wrong() {
  // @ts-expect-error no such state
  useConnectionStatus() === 'conected'
  // @ts-expect-error no event of this model
  useEchoModel('App.Models.User', 1, 'OrderUpdated')
  // @ts-expect-error a public channel has no whisper
  usePublicChannel<'reverb'>('ticker').channel()?.whisper('typing', {})
  // @ts-expect-error no such visibility
  useChannel('orders', 'secret')
  // @ts-expect-error no such broadcaster
  configureEcho({ broadcaster: 'reverbs' })
}
