import { createChannelKit } from '@channelkit/core'
import { channelKit, useStream } from '@channelkit/vue'
import { StreamedText } from '@channelkit/vue/streamed-text'
import Pusher from 'pusher-js'
import { h, ref } from 'vue'
import { config, kitOptions, pusherOptions, rendered } from '../shared.mjs'
import { show as showWith } from './show.mjs'

const show = (root, setup) => showWith(root, setup, [channelKit, createChannelKit(kitOptions())])

export const stream = (root) =>
  show(root, () => {
    const answer = useStream('answers', 'piece', { id: 'a' })
    return () => h('p', { id: 'answer' }, rendered(answer.value.text))
  })

const partProps = {
  text: () => {
    rendered('')
    return { id: 'answer' }
  },
}
export const streamedText = (root) =>
  show(root, () => () => h(StreamedText, { channel: 'answers', id: 'a', partProps }))

/** What one writes first: a ref that grows with each piece. */
export const naive = (root) =>
  showWith(root, () => {
    const text = ref('')
    new Pusher(config.key, pusherOptions()).subscribe('answers').bind('piece', (piece) => {
      text.value += piece.text
    })
    return () => h('p', { id: 'answer' }, rendered(text.value))
  })
