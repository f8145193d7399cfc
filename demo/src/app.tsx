import { Many } from './many/many.tsx'
import { Hero } from './shell/hero.tsx'
import { Panes } from './shell/panes.tsx'
import { SceneBar } from './shell/scene-bar.tsx'
import { Terminal } from './shell/terminal.tsx'
import { Top } from './shell/top.tsx'
import { TryStrip } from './shell/try-strip.tsx'
import { You } from './shell/you.tsx'

/** The demo's one page: three apps that show one room, and what can be done to it. */
export function App() {
  return (
    <div className="page">
      <Top />
      <main>
        <Hero />
        <SceneBar />
        <Panes />
        <TryStrip />
        <div className="cards">
          <You />
          <Terminal />
          <Many />
        </div>
      </main>
    </div>
  )
}
