import { type ChannelKit, defineRecords } from '@channelkit/core'
import { ChannelKitProvider, useChannel, useEvent, useRecord } from '@channelkit/react'
import { useEffect, useState } from 'react'
import { flood } from '../../shared.ts'
import { createQuickKit } from '../lib/kits.ts'
import type { FloodedProps } from './flooded.ts'

interface Tick {
  id: number
  value: number
}

const ticks = defineRecords({ channel: 'flood', events: 'tick', by: ({ id }: Tick) => String(id) })

/** The flood by ChannelKit: a row renders when its own value changed, at most once a frame. */
export function Quick(props: FloodedProps) {
  const [kit, setKit] = useState<ChannelKit>()
  useEffect(() => {
    const made = createQuickKit()
    setKit(made)
    return () => made.destroy()
  }, [])
  return (
    kit && (
      <ChannelKitProvider kit={kit}>
        <Rows {...props} />
      </ChannelKitProvider>
    )
  )
}

function Rows({ onReady, onEvent }: FloodedProps) {
  const { status } = useChannel('flood')
  useEvent('flood', 'tick', onEvent)
  useEffect(() => {
    if (status === 'live') onReady()
  }, [status, onReady])
  return (
    <ol className="cells">
      {Array.from({ length: flood.rows }, (_, id) => (
        <Row key={String(id)} id={id} />
      ))}
    </ol>
  )
}

function Row({ id }: { id: number }) {
  const tick = useRecord(ticks, String(id))
  return <li>{tick?.value ?? '–'}</li>
}
