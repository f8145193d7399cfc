import { useEffect, useRef } from 'react'
import { frameworks } from '../../shared.ts'
import { useScene } from '../lib/scene.ts'
import { watchTries } from '../lib/watch.ts'
import { PaneFrame } from './pane-frame.tsx'

/** The same room three times, each an app of its own. */
export function Panes() {
  const scene = useScene()
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => watchTries(element.current!), [])

  return (
    <div className="panes" ref={element}>
      {frameworks.map((framework) => (
        <PaneFrame key={framework} framework={framework} scene={scene} />
      ))}
    </div>
  )
}
