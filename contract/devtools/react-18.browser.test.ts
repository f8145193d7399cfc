import { react } from './react.tsx'
import { devtools } from './suite.ts'

devtools({
  ...react,
  name: 'React 18',
  // It does not say who put a component there.
  holders: { ...react.holders, 'presence-room': 'PresenceList' },
})
