import { createChannelKit, useChannel } from '@channelkit/vue'
import { version } from 'vue'

// An optional peer of a dependency once made npm choose Vue 2 in an empty folder.
if (!version.startsWith('3.')) throw new Error(`npm chose Vue ${version}.`)
if (typeof useChannel !== 'function') throw new Error('@channelkit/vue has no useChannel.')
createChannelKit({ key: 'app-key', cluster: 'eu' }).destroy()
