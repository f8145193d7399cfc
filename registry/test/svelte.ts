import { cleanup, render } from '@testing-library/svelte'
import { tick } from 'svelte'
import AvatarStack from '../svelte/avatar-stack.svelte'
import Chat from '../svelte/chat.svelte'
import ConnectionBadge from '../svelte/connection-badge.svelte'
import LiveValue from '../svelte/live-value.svelte'
import PresenceList from '../svelte/presence-list.svelte'
import TypingLine from '../svelte/typing-line.svelte'
import type { CopiedDriver } from './driver.ts'
import Provided from './Provided.svelte'

const components = { AvatarStack, Chat, ConnectionBadge, LiveValue, PresenceList, TypingLine }

export const svelte: CopiedDriver = {
  name: 'Svelte',
  async show(kit, name, props) {
    const { container } = render(Provided, { props: { kit, component: components[name] as never, props } })
    return container
  },
  async act(run) {
    await run()
    await tick()
  },
  cleanup,
}
