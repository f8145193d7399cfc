import '@channelkit/ui/styles.css'
import { version } from 'react'
import { expect, it } from 'vitest'
import { all } from './all.ts'
import { react } from './react.tsx'

it('runs on React 18', () => expect(version).toMatch(/^18[.]/))
all({ ...react, name: 'React 18' })
