import {
  type PusherContextValues,
  PusherProvider,
  type PusherProviderProps,
  useChannel,
  useClientTrigger,
  useEvent,
  usePresenceChannel,
  usePusher,
  useTrigger,
} from '@harelpls/use-pusher'
import { createElement, useEffect, useState } from 'react'

interface Message {
  from: string
  text: string
}

export const props: PusherProviderProps = {
  clientKey: 'app-key',
  cluster: 'eu',
  triggerEndpoint: '/trigger',
  defer: false,
  forceTLS: true,
  wsHost: 'localhost',
  wsPort: 6001,
  enabledTransports: ['ws', 'wss'],
  authEndpoint: '/pusher/auth',
  auth: { headers: { Authorization: 'Bearer token' } },
}

export const App = () => createElement(PusherProvider, props, createElement(Room))

export function Room({ name }: { name?: string }) {
  const [messages, setMessages] = useState<Message[]>([])
  const { client, triggerEndpoint }: PusherContextValues = usePusher()
  const { channel, members, me, myID, count } = usePresenceChannel(name)
  const news = useChannel('news')
  useEvent<Message>(channel, 'message', (message) => {
    if (message) setMessages((before) => [...before, message])
  })
  useEvent<{ text: string }>(news, 'flash', (flash, metadata) => {
    console.log(flash?.text.length, metadata?.user_id.length)
  })
  useEvent(useChannel(undefined), 'never', () => {})
  const wave = useClientTrigger<{ to: string }>(channel)
  const publish = useTrigger<Message>('presence-room')
  useEffect(() => {
    const onError = (error: { status: number }) => console.error(error.status)
    news?.bind('pusher:subscription_error', onError)
    client?.connection.bind('state_change', ({ current }: { current: string }) => console.log(current))
    channel?.members.each((member: { id: string }) => console.log(member.id))
    return () => void news?.unbind('pusher:subscription_error', onError)
  }, [client, news, channel])
  async function say(text: string) {
    wave('client-wave', { to: 'all' })
    const response = await publish('message', { from: myID ?? '', text })
    return response.ok
  }
  const names: string[] = Object.values(members ?? {}).map(({ name }) => name)
  const own: string = me?.info.name
  const size: number = count ?? 0
  return createElement(
    'button',
    { type: 'button', onClick: () => say(own) },
    size,
    names.join(),
    messages.length,
    triggerEndpoint,
    client?.connection.socket_id,
  )
}

export function wrong() {
  // @ts-expect-error a name is a text
  useChannel(7)
  // @ts-expect-error a channel, not its name
  useEvent('news', 'flash', () => {})
  // @ts-expect-error what is sent is of this type
  useTrigger<Message>('room')('message', { from: 'ann' })
  // @ts-expect-error there is no such prop
  return createElement(PusherProvider, { ...props, appKey: 'x' })
}
