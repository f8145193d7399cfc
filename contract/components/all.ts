import { chatFaults } from './chat-faults.ts'
import { chatStreams } from './chat-streams.ts'
import { definitions } from './definitions.ts'
import type { ComponentDriver } from './driver.ts'
import { focus } from './focus.ts'
import { language } from './language.ts'
import { liveTablePointer } from './live-table-pointer.ts'
import { parts } from './parts.ts'
import { rate } from './rate.ts'
import { rewind } from './rewind.ts'
import { silence } from './silence.ts'
import { throws } from './throws.ts'

type Suite = (driver: ComponentDriver) => void

const modules = import.meta.glob<Record<string, Suite>>('./*.ts')
const load = async ({ name }: { name: string }) => {
  const suite = (await modules[`./${name}.ts`]?.())?.[
    name.replace(/-./g, (start) => start.at(-1)!.toUpperCase())
  ]
  if (!suite) throw new Error(`There is no suite for the component ${name}: contract/components/${name}.ts.`)
  return suite
}
/** Of each component the suite in the file of its name. */
const suites = await Promise.all(Object.values(definitions).map(load))

/** What each component must do, whichever framework it is for. */
export function each(driver: ComponentDriver): void {
  for (const suite of suites) suite(driver)
}

/** That, and what all of them have in common. */
export function all(driver: ComponentDriver): void {
  each(driver)
  for (const suite of [chatFaults, chatStreams, liveTablePointer]) suite(driver)
  for (const suite of [throws, silence, rewind, rate, parts, focus, language]) suite(driver)
}
