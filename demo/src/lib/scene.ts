import { useSyncExternalStore } from 'react'
import { type SceneId, scenes } from '../panes/scenes.ts'

/** What the panes show; it is in the page's address, so that it stays over a reload. */
export function useScene(): SceneId {
  return useSyncExternalStore(subscribe, current)
}

export function showScene(scene: SceneId): void {
  location.hash = scene
}

function current(): SceneId {
  return scenes.find(({ id }) => `#${id}` === location.hash)?.id ?? scenes[0].id
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}
