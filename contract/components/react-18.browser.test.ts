import '@channelkit/ui/styles.css'
import { version } from 'react'
import { expect, it } from 'vitest'
import { each } from './all.ts'
import { focus } from './focus.ts'
import { react } from './react.tsx'

it('runs on React 18', () => expect(version).toMatch(/^18[.]/))
// Only what depends on React itself: how views are put into it, `contract/view` looks at.
each({ ...react, name: 'React 18' })
focus({ ...react, name: 'React 18' })
