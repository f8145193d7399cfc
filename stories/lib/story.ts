import type { Shown } from './mounted.ts'
import type { World } from './world.ts'

/** What happens around a story's component. */
export interface Scene {
  /** Before it is mounted: who is there already, what the server refuses. */
  before?(world: World): void
  /** Once it is live. What it waits for belongs to it. */
  after?(world: World): void | Promise<void>
  /** Many events at once, sixty times a second while the toolbar says so. */
  flood?(world: World, round: number): void
}

/** What a story shows and what happens there; stands in its parameters. */
export interface StoryParameters {
  shown: Shown
  scene?: Scene
}

/** What is painted shows what has come. */
async function drawn() {
  for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
}

/** Scenes for what every component has to show. */
export const scenes = {
  /** The line does not come up. */
  loading: { before: ({ server }) => server.cut() },
  /** The line is lost once the scene has played. */
  stale: (scene: Scene = {}): Scene => ({
    ...scene,
    async after(world) {
      await scene.after?.(world)
      world.kit.flush()
      await world.server.settled()
      await drawn()
      world.server.cut()
    },
  }),
  /** The server refuses the channel. */
  refused: (scene: Scene = {}): Scene => ({
    ...scene,
    before(world) {
      world.server.refuseAuth('*')
      scene.before?.(world)
    },
  }),
} satisfies Record<string, Scene | ((scene?: Scene) => Scene)>
