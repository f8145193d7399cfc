import { react } from './drivers/react.tsx'
import { svelte } from './drivers/svelte.ts'
import { vue } from './drivers/vue.ts'
import { silence } from './silence.ts'
import { contract } from './suite.ts'
import { contractOfWrites } from './suite-writes.ts'
import { overMemory } from './worlds/memory.ts'
import { overPusher } from './worlds/pusher.ts'
import { overWorker } from './worlds/worker.ts'

for (const driver of [react, vue, svelte])
  for (const kind of [overPusher, overMemory]) {
    contract(driver, kind)
    contractOfWrites(driver, kind)
  }
// All frameworks stand on the same stores: the others are for `npm run test:sources`.
contract(svelte, overWorker)
for (const driver of [react, vue, svelte]) silence(driver)
