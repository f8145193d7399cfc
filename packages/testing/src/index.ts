export type { TestGuest, TestPresence } from './guest.ts'
export { matchers } from './matchers.ts'
export { createTestKit, type TestKit } from './test-kit.ts'
export { createTestOptions, type TestKitOptions, type TestOptions } from './test-options.ts'
export {
  type AuthMember,
  type AuthUser,
  createTestServer,
  type TestServer,
  type TestServerOptions,
  type TriggeredEvent,
} from './test-server.ts'
