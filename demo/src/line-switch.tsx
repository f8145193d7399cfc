import { useChannelKit } from '@channelkit/react'
import { useState } from 'react'
import { line } from './lib/line.ts'

/** Cuts this page off, so that one sees what a visitor sees who loses the network, and what happens after. */
export function LineSwitch() {
  const { connection } = useChannelKit()
  const [cut, setCut] = useState(false)

  function toggle() {
    if (cut) {
      line.restore()
      connection.retry()
    } else {
      line.cut()
    }
    setCut(!cut)
  }

  return (
    <button type="button" className="switch" role="switch" aria-checked={cut} onClick={toggle}>
      <span className="switch-track" aria-hidden="true" />
      Cut the line
    </button>
  )
}
