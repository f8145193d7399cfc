import { react } from './drivers/react.tsx'
import { svelte } from './drivers/svelte.ts'
import { vue } from './drivers/vue.ts'
import { silence } from './hooks/silence.ts'
import { contract } from './hooks/suite.ts'
import { overMemory } from './worlds/memory.ts'
import { overPusher } from './worlds/pusher.ts'
import { overWorker } from './worlds/worker.ts'

for (const driver of [react, vue, svelte]) contract(driver, overPusher)
// No binding knows what it stands over: with one of them all is seen that another source could do otherwise.
contract(vue, overMemory)
// All frameworks stand on the same stores: the others are for `npm run test:sources`.
contract(svelte, overWorker)
for (const driver of [react, vue, svelte]) silence(driver)
