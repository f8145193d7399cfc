import { version } from 'react'
import { expect, it } from 'vitest'
import { react } from './drivers/react.tsx'
import { contract } from './hooks/suite.ts'
import { overPusher } from './worlds/pusher.ts'

it('runs on React 18', () => expect(version).toMatch(/^18[.]/))
contract({ ...react, name: 'React 18' }, overPusher)
