export type { TestGuest, TestPresence } from './guest.ts'
export { matchers } from './matchers.ts'
export { createTestKit, type TestKit, type TestKitOptions } from './test-kit.ts'
export {
  type AuthMember,
  type AuthUser,
  createTestServer,
  type TestServer,
  type TestServerOptions,
  type TriggeredEvent,
} from './test-server.ts'
