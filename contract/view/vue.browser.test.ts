import { vue } from '../components/vue.ts'
import { contained } from './contained.ts'
import { events } from './events.ts'
import { partProps } from './parts.ts'
import { still } from './still.ts'
import { view } from './suite.ts'

view(vue)
events(vue)
contained(vue)
partProps(vue)
still(vue)
