import type * as ours from '@channelkit/vue/compat/echo'
import { defineComponent, h, type PropType, ref } from 'vue'

/** A small application on every hook, in Vue. */
export const echoVueApp = (lib: typeof ours) =>
  defineComponent({
    props: {
      order: { type: Number, required: true },
      log: { type: Function as PropType<(line: string) => void>, required: true },
      follow: Boolean,
    },
    setup(props) {
      const times = ref(0)
      const people = ref<string[]>([])
      const status = lib.useConnectionStatus()
      const socketId = lib.useSocketId()
      const name = props.follow ? ((() => `orders.${props.order}`) as never) : `orders.${props.order}`
      const { stopListening, listen, leaveChannel } = lib.useEcho<{ id: number }>(
        name,
        'OrderPlaced',
        ({ id }) => {
          props.log(`placed ${id}`)
          times.value++
        },
      )
      lib.useEcho<number>(name, ['.paid', 'Shop.OrderPacked'], (id) => props.log(`done ${id}`))
      lib.useEchoPublic<{ price: number }>('ticker', 'Trade', ({ price }) => props.log(`trade ${price}`))
      lib.useEchoModel<{ name: string }, 'App.Models.User'>(
        'App.Models.User',
        7,
        'UserUpdated',
        ({ model }) => props.log(`user ${model.name}`),
      )
      lib.useEchoNotification<{ amount: number }>(
        'App.Models.User.7',
        ({ amount }) => props.log(`paid ${amount}`),
        'App.Notifications.InvoicePaid',
      )
      const room = lib.useEchoPresence<string>('room', '.said', (text) => props.log(`said ${text}`))
      const plain = lib.useChannel('chat')
      room
        .channel()
        .here((all: { name: string }[]) => {
          people.value = all.map(({ name }) => name)
        })
        .joining(({ name }: { name: string }) => people.value.push(name))
        .leaving(({ name }: { name: string }) => {
          people.value = people.value.filter((one) => one !== name)
        })
        .listenForWhisper('typing', ({ name }: { name: string }) => props.log(`${name} types`))
      return () =>
        h('main', [
          h(
            'p',
            { 'data-testid': 'state' },
            `${status.value} ${socketId.value ? 'with an id' : 'without an id'}`,
          ),
          h('p', { 'data-testid': 'people' }, [...people.value].sort().join()),
          h('output', times.value),
          h('button', { onClick: () => plain.channel().whisper('typing', { name: 'Ann' }) }, 'Type'),
          h('button', { onClick: stopListening }, 'Stop'),
          h('button', { onClick: listen }, 'Listen'),
          h('button', { onClick: () => leaveChannel() }, 'Leave'),
        ])
    },
  })
