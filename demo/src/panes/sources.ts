import type { Framework } from '../../shared.ts'
import type { SceneId } from './scenes.ts'

const texts = import.meta.glob<string>('./*/*.{tsx,vue,svelte}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const endings: Record<Framework, string> = { react: 'tsx', vue: 'vue', svelte: 'svelte' }

/** The file that a pane runs to show a scene, as it is. */
export function sourceOf(framework: Framework, scene: SceneId): { name: string; text: string } {
  const name = `${scene}.${endings[framework]}`
  return { name, text: texts[`./${framework}/${name}`]!.trim() }
}
