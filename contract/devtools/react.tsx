import { ChannelKitProvider, useEvent, useLatest } from '@channelkit/react'
import { PresenceList } from '@channelkit/react/components'
import { ChannelKitDevtools } from '@channelkit/react/devtools'
import { act, cleanup, render } from '@testing-library/react'
import { StrictMode } from 'react'
import type { DevtoolsDriver } from './driver.ts'

function Ticker() {
  return <output>{useLatest<number>('ticker', 'price') ?? '–'}</output>
}

function Doorbell() {
  useEvent('private-door', 'ring', () => {})
  return null
}

const Room = () => <PresenceList channel="presence-room" />

export const react: DevtoolsDriver = {
  name: 'React',
  holders: {
    ticker: 'Ticker × 2 by useLatest',
    'private-door': 'Doorbell by useEvent',
    'presence-room': 'PresenceList in Room',
  },
  mount(kit, options) {
    render(
      <StrictMode>
        <ChannelKitProvider kit={kit}>
          <Ticker />
          <Ticker />
          <Doorbell />
          <Room />
          <ChannelKitDevtools {...options} />
        </ChannelKitProvider>
      </StrictMode>,
    )
  },
  act: (run) => act(run),
  cleanup,
}
