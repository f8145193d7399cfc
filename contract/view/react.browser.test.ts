import { react } from '../components/react.tsx'
import { events } from './events.ts'
import { view } from './suite.ts'

view(react)
events(react)
