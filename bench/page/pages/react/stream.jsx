import { createChannelKit } from '@channelkit/core'
import { ChannelKitProvider, useStream } from '@channelkit/react'
import { StreamedText } from '@channelkit/react/streamed-text'
import { kitOptions, rendered } from '../shared.mjs'
import { render } from './show.jsx'

const show = (root, children) =>
  render(root, <ChannelKitProvider kit={createChannelKit(kitOptions())}>{children}</ChannelKitProvider>)

const Answer = () => <p id="answer">{rendered(useStream('answers', 'piece', { id: 'a' }).text)}</p>
export const stream = (root) => show(root, <Answer />)

const partProps = {
  text: ({ text } = {}) => {
    rendered(text)
    return { id: 'answer' }
  },
}
export const streamedText = (root) =>
  show(root, <StreamedText channel="answers" id="a" partProps={partProps} />)
