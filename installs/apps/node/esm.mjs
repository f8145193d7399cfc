import * as core from '@channelkit/core'
import hears from './hears.cjs'

await hears(core)
