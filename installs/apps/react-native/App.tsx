import type { KitOptions } from '@channelkit/core'
import * as deferred from '@channelkit/core/deferred'
import {
  ChannelKitProvider,
  createChannelKit,
  useConnection,
  useEvent,
  useLatest,
  usePresence,
  useTyping,
} from '@channelkit/react'
import Pusher from 'pusher-js/react-native'
import { useState } from 'react'
import { AppState, Text, TextInput, View } from 'react-native'

export const makeKit = (options: Partial<KitOptions> = {}) =>
  createChannelKit({
    key: 'app-key',
    wsHost: 'localhost',
    wsPort: 6001,
    forceTLS: false,
    load: () => Pusher,
    deferred,
    ...options,
  })

export function Room() {
  const { status } = useConnection()
  const trade = useLatest<{ price: number }>('ticker', 'trade')
  const [said, setSaid] = useState('nothing')
  useEvent<{ text: string }>('ticker', 'said', ({ text }) => setSaid(text))
  const { members } = usePresence('presence-room')
  const { typists, inputProps } = useTyping('presence-room', { me: { name: 'Ann' } })
  return (
    <View>
      <Text testID="status">{status}</Text>
      <Text testID="price">{trade?.price ?? 'none'}</Text>
      <Text testID="said">{said}</Text>
      <Text testID="members">{members.map(({ id }) => id).join(', ')}</Text>
      <Text testID="typists">{typists.map(({ id }) => id).join(', ')}</Text>
      <TextInput accessibilityLabel="Message" {...inputProps} />
    </View>
  )
}

export default function App() {
  const [kit] = useState(makeKit)
  return (
    <ChannelKitProvider kit={kit} appState={AppState}>
      <Room />
    </ChannelKitProvider>
  )
}
