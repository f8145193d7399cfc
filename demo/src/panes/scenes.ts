import type { ChannelKit } from '@channelkit/core'

/** What the panes can show, all three the same at a time. */
export const scenes = [
  { id: 'play', name: 'Play' },
  { id: 'chat', name: 'Chat' },
  { id: 'machine', name: 'Chart' },
  { id: 'flights', name: 'Map' },
  { id: 'prices', name: 'Table' },
  { id: 'people', name: 'Online' },
] as const

export type SceneId = (typeof scenes)[number]['id']

/** An app of a framework that has been put into the page. */
export interface Pane {
  show(scene: SceneId): void
  close(): void
}

export type OpenPane = (element: HTMLElement, kit: ChannelKit, scene: SceneId) => Pane
