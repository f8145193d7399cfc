import type { Framework, Mounted, MountOptions } from '../mounted.ts'
import { mountReact } from './react.ts'
import { mountSvelte } from './svelte.svelte.ts'
import { mountVue } from './vue.ts'

/** How a story's component is mounted in each framework. */
export const mounts: Record<Framework, (options: MountOptions) => Mounted> = {
  react: mountReact,
  vue: mountVue,
  svelte: mountSvelte,
}
