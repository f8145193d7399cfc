import { AvatarStack } from '@channelkit/react/avatar-stack'
import { ConnectionBadge } from '@channelkit/react/connection-badge'
import type { SceneId } from '../scenes.ts'
import { Chat } from './chat.tsx'
import { Flights } from './flights.tsx'
import { Machine } from './machine.tsx'
import { People } from './people.tsx'
import { Play } from './play.tsx'
import { Prices } from './prices.tsx'
import { Talk } from './talk.tsx'

const scenes = { play: Play, chat: Chat, machine: Machine, flights: Flights, prices: Prices, people: People }

/** The room, in React. */
export function App({ scene }: { scene: SceneId }) {
  const Scene = scenes[scene]
  return (
    <>
      <div className="pane-state">
        <AvatarStack channel="presence-room" max={9} />
        <ConnectionBadge />
      </div>
      <div className="pane-scene">
        <Scene />
      </div>
      {scene === 'play' && <Talk />}
    </>
  )
}
