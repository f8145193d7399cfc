import { react } from '../components/react.tsx'
import { contained } from './contained.ts'
import { events } from './events.ts'
import { partProps } from './parts.ts'
import { still } from './still.ts'
import { view } from './suite.ts'

view(react)
events(react)
contained(react)
partProps(react)
still(react)
