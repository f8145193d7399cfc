import { ChannelKitProvider } from '@channelkit/react'
import { LiveChart } from '@channelkit/react/live-chart'
import { LiveMap } from '@channelkit/react/live-map'
import { PresenceList } from '@channelkit/react/presence-list'
import { createElement } from 'react'

/** Without JSX, so that every test runner takes it as it is. */
export const Page = ({ kit }) =>
  createElement(
    ChannelKitProvider,
    { kit },
    createElement(LiveChart, { channel: 'ticker', event: 'trade', y: 'price', label: 'Trades' }),
    createElement(LiveMap, { channel: 'fleet', event: 'moved', label: 'Buses' }),
    createElement(PresenceList, { channel: 'presence-room' }),
  )

/** What a test of the page does, whatever runs it. */
export async function tries({ createTestKit, act, render, createElement, screen, expect }) {
  const said = []
  console.error = (...words) => said.push(words.join(' '))
  const { kit, server } = createTestKit({ act })
  render(createElement(Page, { kit }))
  await server.settled()
  server.emit('ticker', 'trade', { price: 42 })
  server.emit('fleet', 'moved', { id: 'bus-7', name: 'Bus 7', lat: 52.5, lng: 13.4 })
  server.presence('presence-room').join({ id: 'zoe', info: { name: 'Zoe' } })
  await server.settled()
  expect(screen.getByRole('table').textContent).toContain('42')
  expect((await screen.findByText('Bus 7')).textContent).toBe('Bus 7')
  expect((await screen.findByText('Zoe')).textContent).toBe('Zoe')
  server.destroy()
  expect(said).toEqual([])
}
