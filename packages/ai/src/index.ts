export type { ChannelChatTransport, JoinableChat } from './chat-transport.ts'
export { type ChannelChatTransportOptions, createChatTransport } from './chat-transport.ts'
