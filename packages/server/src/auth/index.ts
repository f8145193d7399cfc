export { channelName, channelParams } from './channel-name.ts'
export { type AuthReply, type AuthRules, answerAuth } from './handler.ts'
export { authHandler, authMiddleware, type NodeAuthRequest, type NodeAuthResponse } from './http.ts'
export {
  type AuthApp,
  type AuthMember,
  type AuthUser,
  authorizeChannel,
  authorizeUser,
  type ChannelAuth,
  sharedSecret,
  type UserAuth,
} from './sign.ts'
