import type { ChannelStatus, ConnectionSnapshot } from '@channelkit/core'

/** How a state is coloured; never only that, the word stands beside it. */
export type Mood = 'good' | 'busy' | 'bad' | undefined

export const moodOfLine = (status: ConnectionSnapshot['status']): Mood => {
  if (status === 'connected') return 'good'
  if (status === 'connecting' || status === 'reconnecting') return 'busy'
  return status === 'idle' ? undefined : 'bad'
}

export const moodOfChannel = (status: ChannelStatus): Mood => {
  if (status === 'live') return 'good'
  if (status === 'failed') return 'bad'
  return status === 'idle' ? undefined : 'busy'
}
