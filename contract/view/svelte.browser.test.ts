import { svelte } from '../components/svelte.ts'
import { contained } from './contained.ts'
import { events } from './events.ts'
import { partProps } from './parts.ts'
import { still } from './still.ts'
import { view } from './suite.ts'

view(svelte)
events(svelte)
contained(svelte)
partProps(svelte)
still(svelte)
