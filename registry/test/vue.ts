import { channelKit } from '@channelkit/vue'
import { cleanup, render } from '@testing-library/vue'
import { nextTick } from 'vue'
import AvatarStack from '../vue/AvatarStack.vue'
import Chat from '../vue/Chat.vue'
import ConnectionBadge from '../vue/ConnectionBadge.vue'
import LiveValue from '../vue/LiveValue.vue'
import PresenceList from '../vue/PresenceList.vue'
import TypingLine from '../vue/TypingLine.vue'
import type { CopiedDriver } from './driver.ts'

const components = { AvatarStack, Chat, ConnectionBadge, LiveValue, PresenceList, TypingLine }

export const vue: CopiedDriver = {
  name: 'Vue',
  async show(kit, name, props) {
    const global = { plugins: [[channelKit, kit] as never] }
    const { container } = render(components[name], { props, global })
    return container as HTMLElement
  },
  async act(run) {
    await run()
    await nextTick()
  },
  cleanup,
}
