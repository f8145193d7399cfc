import { ChannelKitProvider } from '@channelkit/react'
import { act, cleanup, render } from '@testing-library/react'
import { type ComponentType, StrictMode } from 'react'
import { AvatarStack } from '../react/avatar-stack.tsx'
import { Chat } from '../react/chat.tsx'
import { ConnectionBadge } from '../react/connection-badge.tsx'
import { LiveValue } from '../react/live-value.tsx'
import { PresenceList } from '../react/presence-list.tsx'
import { TypingLine } from '../react/typing-line.tsx'
import type { CopiedDriver } from './driver.ts'

const components = { AvatarStack, Chat, ConnectionBadge, LiveValue, PresenceList, TypingLine }

export const react: CopiedDriver = {
  name: 'React',
  async show(kit, name, props) {
    const Component = components[name] as ComponentType<Record<string, unknown>>
    const { container } = render(
      <StrictMode>
        <ChannelKitProvider kit={kit}>
          <Component {...props} />
        </ChannelKitProvider>
      </StrictMode>,
    )
    return container
  },
  async act(run) {
    await act(async () => void (await run()))
  },
  cleanup,
}
