import { panel } from './panel.ts'
import { plain } from './plain.ts'
import { react } from './react.tsx'
import { devtools } from './suite.ts'
import { svelte } from './svelte.ts'
import { vue } from './vue.ts'

for (const driver of [plain, react, vue, svelte]) devtools(driver)
panel()
