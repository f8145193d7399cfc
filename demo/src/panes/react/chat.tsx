import { Chat as ChatBox } from '@channelkit/react/chat'
import { sendFrom } from '../../lib/kits.ts'

const send = sendFrom('react')

export function Chat() {
  return <ChatBox channel="presence-room" send={send} rewind={50} />
}
