import core = require('@channelkit/core')

export const kit: core.ChannelKit = core.createChannelKit({ key: 'k', cluster: 'eu' })
