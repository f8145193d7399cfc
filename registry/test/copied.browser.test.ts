import { react } from './react.tsx'
import { copied } from './suite.ts'
import { svelte } from './svelte.ts'
import { vue } from './vue.ts'

for (const driver of [react, vue, svelte]) copied(driver)
