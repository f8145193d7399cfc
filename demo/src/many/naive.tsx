import Pusher from 'pusher-js'
import { useEffect, useState } from 'react'
import { flood, floodKey } from '../../shared.ts'
import type { FloodedProps } from './flooded.ts'

interface Tick {
  id: number
  value: number
}

/** The flood by a hook as one writes it at first: each event sets state. */
export function Naive({ onReady, onEvent }: FloodedProps) {
  const [rows, setRows] = useState<Record<number, Tick>>({})

  useEffect(() => {
    const pusher = new Pusher(floodKey, {
      cluster: 'local',
      wsHost: location.hostname,
      wsPort: Number(location.port || 80),
      forceTLS: false,
      enabledTransports: ['ws'],
    })
    const channel = pusher.subscribe('flood')
    channel.bind('pusher:subscription_succeeded', onReady)
    channel.bind('tick', (tick: Tick) => {
      onEvent()
      setRows((all) => ({ ...all, [tick.id]: tick }))
    })
    return () => pusher.disconnect()
  }, [onReady, onEvent])

  return (
    <ol className="cells">
      {Array.from({ length: flood.rows }, (_, id) => (
        <li key={String(id)}>{rows[id]?.value ?? '–'}</li>
      ))}
    </ol>
  )
}
