import { svelte } from '../components/svelte.ts'
import { events } from './events.ts'
import { view } from './suite.ts'

view(svelte)
events(svelte)
