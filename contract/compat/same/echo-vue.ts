import {
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
} from '@laravel/echo-vue'
import { computed, defineComponent, h, ref } from 'vue'

interface Order {
  id: number
  total: string
}

declare global {
  interface Events {
    OrderCollected: { carrier: string }
  }
}

configureEcho({ broadcaster: 'reverb', key: 'app-key', wsHost: 'localhost', wsPort: 8080, forceTLS: false })

export const Orders = defineComponent({
  props: { id: { type: Number, required: true } },
  setup(props) {
    const total = ref('')
    const status = useConnectionStatus()
    const socketId = useSocketId()
    const isUp = computed(() => status.value === 'connected' && socketId.value !== undefined)
    const { leaveChannel, leave, stopListening, listen } = useEcho<{ order: Order }>(
      `orders.${props.id}`,
      'OrderPlaced',
      (e) => {
        total.value = e.order.total
      },
      [props],
    )
    useEcho('orders', 'OrderCollected', (e) => {
      total.value = e.carrier
    })
    useEchoPublic<Order>('posts', ['PostPublished'], (e) => {
      total.value = e.total
    })
    useEchoNotification<{ amount: number }>('App.Models.User.7', (notification) => {
      total.value = `${notification.type} ${notification.amount}`
    })
    useEchoModel<{ name: string }, 'App.Models.User'>('App.Models.User', 7, 'UserUpdated', (e) => {
      total.value = e.model.name
    })
    const chat = useEchoPresence<{ text: string }, 'reverb'>('chat', 'NewMessage')
    chat.channel().here((users: { name: string }[]) => {
      total.value = users.map(({ name }) => name).join()
    })
    useChannel<'pusher'>('orders').channel().whisper('typing', { name: 'Ann' })
    usePresenceChannel<'reverb'>('room')
      .channel()
      .joining(() => {})
    usePublicChannel<'reverb'>('ticker')
      .channel()
      .listen('.trade', () => {})
    const act = () => {
      stopListening()
      listen()
      leaveChannel()
      leave()
      if (echoIsConfigured())
        echo<'reverb'>()
          .private('orders')
          .listen('OrderPlaced', () => {})
    }
    return () => h('button', { onClick: act }, [total.value, isUp.value])
  },
})

export function wrong() {
  // @ts-expect-error no event of this model
  useEchoModel('App.Models.User', 1, 'OrderUpdated')
  // @ts-expect-error no such state
  useConnectionStatus().value === 'conected'
  // @ts-expect-error no such visibility
  useChannel('orders', 'secret')
}
