import { react } from './drivers/react.tsx'
import { svelte } from './drivers/svelte.ts'
import { vue } from './drivers/vue.ts'
import { contract } from './hooks/suite.ts'
import { overSharedWorker, overWorker } from './worlds/worker.ts'

for (const driver of [react, vue, svelte])
  for (const kind of [overWorker, overSharedWorker]) contract(driver, kind)
