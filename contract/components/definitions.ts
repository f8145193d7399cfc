import type { AnyComponent } from '@channelkit/ui'
import type { ComponentName } from './driver.ts'

// biome-ignore lint/suspicious/noExplicitAny: any component at all
type Definition = AnyComponent<any, any, any>

const modules = import.meta.glob<Record<string, Definition>>('../../packages/ui/src/components/*/index.ts', {
  eager: true,
})
const folderOf = (path: string) => path.split('/').at(-2)!
const upper = (kebab: string) => kebab.replace(/(^|-)./g, (start) => start.at(-1)!.toUpperCase())
const lower = (kebab: string) => kebab.replace(/-./g, (start) => start.at(-1)!.toUpperCase())

/** What bindings make the components of: of each folder what is named as it is. */
export const definitions = Object.fromEntries(
  Object.entries(modules).map(([path, exported]) => [upper(folderOf(path)), exported[lower(folderOf(path))]]),
) as Record<ComponentName, Definition>
