import { randomBytes } from 'node:crypto'
import type { ServerOptions } from '@channelkit/server'
import {
  flightsChannel,
  floodKey,
  frameworks,
  keyOf,
  machineChannel,
  pricesChannel,
  roomChannel,
} from '../shared.ts'

const minute = 60_000

/** The demo's app: a key and a secret for each pane and for the flood, and what its channels keep. */
export function createApp() {
  const names = [...frameworks.map(keyOf), floodKey]
  const keys = names.map((key) => ({ key, secret: newSecret() }))
  return {
    ...keys[0]!,
    id: 'demo',
    keys: keys.slice(1),
    clientEvents: true,
    history: [
      { channels: machineChannel, events: 1200, age: 10 * minute },
      { channels: roomChannel, events: 200, age: 24 * 60 * minute },
      { channels: flightsChannel, events: 2, age: minute },
      { channels: pricesChannel, events: 200, age: 10 * minute },
    ],
  } satisfies ServerOptions['apps'][number]
}

const newSecret = () => randomBytes(16).toString('hex')
