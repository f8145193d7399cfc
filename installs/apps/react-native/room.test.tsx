import { ChannelKitProvider } from '@channelkit/react'
import { createTestKit } from '@channelkit/testing'
import { fireEvent, render, screen } from '@testing-library/react-native'
import Pusher from 'pusher'
import { act } from 'react'
import { makeKit, Room } from './App'

const shown = (id: string) => screen.getByTestId(id).children.join('')

it('shows what happens in a test kit', async () => {
  const complaints = jest.spyOn(console, 'error')
  const { kit, server } = createTestKit({ act, user: { id: 'ann' } })
  await render(
    <ChannelKitProvider kit={kit}>
      <Room />
    </ChannelKitProvider>,
  )
  await server.settled()
  expect(shown('status')).toBe('connected')
  server.emit('ticker', 'trade', { price: 42 })
  server.emit('ticker', 'said', { text: 'hello' })
  const zoe = server.presence('presence-room').join({ id: 'zoe', info: { name: 'Zoe' } })
  await server.settled()
  expect(shown('price')).toBe('42')
  expect(shown('said')).toBe('hello')
  expect(shown('members')).toContain('zoe')
  await fireEvent.changeText(screen.getByLabelText('Message'), 'Hi')
  await server.settled()
  expect(server.triggered.map(({ event }) => event)).toContain('client-typing')
  zoe.leave()
  await server.settled()
  expect(shown('members')).not.toContain('zoe')
  server.destroy()
  expect(complaints).not.toHaveBeenCalled()
})

it('shows what a real server sends, by the build of pusher-js for React Native', async () => {
  const sdk = new Pusher({
    appId: '1',
    key: 'app-key',
    secret: 'app-secret',
    host: '127.0.0.1',
    port: '6001',
    useTLS: false,
  })
  const kit = makeKit({
    authorize: async ({ socketId, channel }) =>
      sdk.authorizeChannel(socketId ?? '', channel ?? '', { user_id: 'ann' }),
  })
  await render(
    <ChannelKitProvider kit={kit}>
      <Room />
    </ChannelKitProvider>,
  )
  // Nothing tells from outside when it has subscribed.
  for (let n = 0; n < 100 && shown('price') !== '42'; n++)
    await act(async () => {
      await sdk.trigger('ticker', 'trade', { price: 42 })
      await new Promise((resolve) => setTimeout(resolve, 200))
    })
  expect([shown('status'), shown('price')]).toEqual(['connected', '42'])
  expect(kit.connection.getSnapshot().transport).toBe('ws')
  await act(async () => kit.destroy())
})
