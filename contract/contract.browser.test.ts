import { react } from './drivers/react.tsx'
import { svelte } from './drivers/svelte.ts'
import { vue } from './drivers/vue.ts'
import { contract } from './suite.ts'

for (const driver of [react, vue, svelte]) contract(driver)
