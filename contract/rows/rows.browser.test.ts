import { react } from './react.ts'
import { ownRows } from './suite.ts'
import { svelte } from './svelte.ts'
import { vue } from './vue.ts'

for (const driver of [react, vue, svelte]) ownRows(driver)
