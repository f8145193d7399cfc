import '@channelkit/ui/styles.css'
import { all } from './all.ts'
import { svelte } from './svelte.ts'

all(svelte)
