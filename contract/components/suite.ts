import type { ChannelKit, ChannelKitError, Clock } from '@channelkit/core'
import { createTestKit, createTestServer, type TestServer } from '@channelkit/testing'
import axe from 'axe-core'
import { afterEach, beforeEach, expect } from 'vitest'
import type { ComponentDriver, Shown, ShowOptions } from './driver.ts'

/** What a test of components has at hand. */
export interface Stage {
  readonly kit: ChannelKit
  readonly server: TestServer
  show(
    name: ShowOptions['name'],
    props?: Record<string, unknown>,
    slots?: ShowOptions['slots'],
    language?: ShowOptions['language'],
  ): Promise<Shown>
  /** Does something and waits until it is shown. */
  act(run: () => unknown): Promise<void>
}

const FASTER = 10
const began = { now: Date.now(), monotonic: performance.now() }
const since = () => FASTER * (performance.now() - began.monotonic)

/** The kit's clock here, of which ten seconds take one: nobody waits for what a person would be given time for. */
const fastClock: Clock = {
  now: () => began.now + since(),
  monotonic: since,
  setTimeout: (run, ms) => setTimeout(run, ms / FASTER),
  clearTimeout: (timer) => clearTimeout(timer as never),
}

export const room = 'presence-room'
export const person = (id: string, name = id) => ({ id, info: { name } })

/** Sets up a server, Ann's kit and the framework before each test, and sees to it that nothing is left. */
export function useStage(
  driver: ComponentDriver,
  {
    history,
    ...options
  }: {
    onError?: (error: ChannelKitError) => void
    history?: readonly { channels: string }[]
  } = {},
): Stage {
  let server: TestServer
  let kit: ChannelKit
  beforeEach(() => {
    server = createTestServer({ act: driver.act, ...(history && { history }) })
    kit = createTestKit({ server, user: person('ann', 'Ann'), clock: fastClock, ...options }).kit
  })
  afterEach(async () => {
    driver.cleanup()
    await server.settled()
    // Whoever signed in is so as long as the kit is.
    expect(server.channels.filter((name) => name !== room && !name.startsWith('#'))).toEqual([])
    server.destroy()
  })
  const act = async (run: () => unknown) => {
    await driver.act(async () => void (await run()))
    await server.settled()
  }
  return {
    get kit() {
      return kit
    },
    get server() {
      return server
    },
    act,
    async show(name, props = {}, slots, language) {
      const shown = await driver.show({ kit, name, props, slots, language })
      await server.settled()
      return shown
    },
  }
}

/** Fails with what axe finds in the page. */
export async function expectAccessible(root: HTMLElement): Promise<void> {
  // What is on its way in is still faint.
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish()
  }
  const { violations } = await axe.run(root, { rules: { region: { enabled: false } } })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}
