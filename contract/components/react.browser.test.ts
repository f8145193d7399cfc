import '@channelkit/ui/styles.css'
import { all } from './all.ts'
import { react } from './react.tsx'

all(react)
