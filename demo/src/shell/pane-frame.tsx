import { useEffect, useId, useRef, useState } from 'react'
import { type Framework, frameworkNames } from '../../shared.ts'
import { kits, setCut } from '../lib/kits.ts'
import { tried } from '../lib/tries.ts'
import { open as openReact } from '../panes/react/open.tsx'
import type { Pane, SceneId } from '../panes/scenes.ts'
import { sourceOf } from '../panes/sources.ts'
import { open as openSvelte } from '../panes/svelte/open.svelte.ts'
import { open as openVue } from '../panes/vue/open.ts'
import { Code } from './code.tsx'
import { Logo } from './logo.tsx'

const open = { react: openReact, vue: openVue, svelte: openSvelte }

interface PaneFrameProps {
  framework: Framework
  scene: SceneId
}

/** A pane: an app of a framework, the file that it runs, and the switch that cuts its line. */
export function PaneFrame({ framework, scene }: PaneFrameProps) {
  const element = useRef<HTMLDivElement>(null)
  const pane = useRef<Pane>(null)
  const first = useRef(scene)
  const heading = useId()
  const [cut, setIsCut] = useState(false)
  const [reading, setReading] = useState(false)
  const source = sourceOf(framework, scene)

  useEffect(() => {
    // In an element of its own: a root that was left may not be used again.
    const place = element.current!.appendChild(document.createElement('div'))
    place.className = 'pane-app'
    const opened = open[framework](place, kits[framework], first.current)
    pane.current = opened
    return () => {
      opened.close()
      place.remove()
    }
  }, [framework])
  useEffect(() => {
    first.current = scene
    pane.current?.show(scene)
  }, [scene])

  function toggleCut() {
    setCut(framework, !cut)
    setIsCut(!cut)
    tried.add('cut')
  }

  function toggleSource() {
    setReading(!reading)
    tried.add('source')
  }

  return (
    <section className="pane" aria-labelledby={heading} data-cut={cut} data-scene={scene}>
      <header className="pane-head">
        <Logo of={framework} />
        <h2 id={heading}>{frameworkNames[framework]}</h2>
        <button type="button" className="switch" role="switch" aria-checked={cut} onClick={toggleCut}>
          <span className="switch-track" aria-hidden="true" />
          Cut line
        </button>
        <button type="button" className="pane-source" aria-pressed={reading} onClick={toggleSource}>
          Source
        </button>
      </header>
      {reading && <Code text={source.text} label={source.name} />}
      <div ref={element} hidden={reading} className="pane-place" />
    </section>
  )
}
