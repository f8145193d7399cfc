import { vue } from '../components/vue.ts'
import { events } from './events.ts'
import { view } from './suite.ts'

view(vue)
events(vue)
