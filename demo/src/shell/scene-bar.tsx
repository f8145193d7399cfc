import { showScene, useScene } from '../lib/scene.ts'
import { scenes } from '../panes/scenes.ts'

/** Chooses what all three panes show. */
export function SceneBar() {
  const scene = useScene()
  return (
    <fieldset className="scene-bar" aria-label="What the panes show">
      {scenes.map(({ id, name }) => (
        <button key={id} type="button" aria-pressed={id === scene} onClick={() => showScene(id)}>
          {name}
        </button>
      ))}
    </fieldset>
  )
}
