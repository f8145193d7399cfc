import { type ChannelKit, channel, latest, presence } from '@channelkit/core'
import { mountDevtools } from '@channelkit/ui/devtools'
import type { DevtoolsDriver } from './driver.ts'

let stops: (() => void)[] = []

const showPrice = (kit: ChannelKit) => latest(kit, 'ticker', 'price').subscribe(() => {})
const waitForRing = (kit: ChannelKit) => channel(kit, 'private-door').on('ring', () => {})
const showRoom = (kit: ChannelKit) => presence(kit, 'presence-room').subscribe(() => {})

export const plain: DevtoolsDriver = {
  name: 'A plain page',
  holders: { ticker: 'showPrice × 2', 'private-door': 'waitForRing', 'presence-room': 'showRoom' },
  mount(kit, options) {
    const show = () => showPrice(kit)
    stops = [show(), show(), waitForRing(kit), showRoom(kit), mountDevtools(kit, options)]
  },
  act: (run) => run(),
  cleanup() {
    for (const stop of stops.splice(0)) stop()
  },
}
