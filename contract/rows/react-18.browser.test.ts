import { react } from './react.ts'
import { ownRows } from './suite.ts'

ownRows({ ...react, name: 'React 18' })
