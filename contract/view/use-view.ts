import type { ChannelKitError } from '@channelkit/core'
import { createTestKit, createTestServer, type TestServer } from '@channelkit/testing'
import type { AnyComponent } from '@channelkit/ui'
import { afterEach, beforeEach } from 'vitest'
import type { ComponentDriver, Shown, ShowOptions } from '../components/driver.ts'

type Show = (
  // biome-ignore lint/suspicious/noExplicitAny: any component at all
  of: AnyComponent<any, any>,
  props?: Record<string, unknown>,
  slots?: ShowOptions['slots'],
) => Promise<Shown>

/** Sets up a kit and the framework before each test, and gives what shows a definition. */
export function useView(
  driver: ComponentDriver,
  options: { onError?: (error: ChannelKitError) => void } = {},
): Show {
  let server: TestServer
  beforeEach(() => {
    server = createTestServer({ act: driver.act })
  })
  afterEach(() => {
    driver.cleanup()
    server.destroy()
  })
  return async (of, props = {}, slots) => {
    const { kit } = createTestKit({ server, ...options })
    const shown = await driver.show({ kit, name: of, props, slots })
    await server.settled()
    return shown
  }
}
