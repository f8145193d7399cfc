import { version } from 'react'
import { expect, it } from 'vitest'
import { react } from '../components/react.tsx'
import { contained } from './contained.ts'
import { events } from './events.ts'
import { partProps } from './parts.ts'
import { still } from './still.ts'
import { view } from './suite.ts'

it('runs on React 18', () => expect(version).toMatch(/^18[.]/))
view({ ...react, name: 'React 18' })
events({ ...react, name: 'React 18' })
contained({ ...react, name: 'React 18' })
partProps({ ...react, name: 'React 18' })
still({ ...react, name: 'React 18' })
