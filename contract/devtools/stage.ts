import type { ChannelKit } from '@channelkit/core'
import { createTestKit, createTestOptions, createTestServer, type TestServer } from '@channelkit/testing'
import type { DevtoolsOptions } from '@channelkit/ui/devtools'
import { waitFor, within } from '@testing-library/dom'
import { afterEach, beforeEach, expect } from 'vitest'
import type { DevtoolsDriver } from './driver.ts'

export const person = (id: string) => ({ id, info: { name: id } })

const hostOf = () => document.querySelector('channelkit-devtools')
const root = () => hostOf()!.shadowRoot!.querySelector<HTMLElement>('.root')!

/** A click with the focus that a person's has; `user-event` does not look into shadow roots. */
async function press(element: HTMLElement) {
  element.focus()
  element.click()
  await shown()
}

/** The panel is drawn a moment after what somebody did. */
const shown = () => new Promise((done) => setTimeout(done))

/** Devtools as a person meets them, over a server in memory. */
export function useDevtoolsStage(driver: DevtoolsDriver) {
  let server: TestServer
  let kit: ChannelKit
  beforeEach(() => {
    localStorage.clear()
    server = createTestServer({ act: driver.act })
    kit = createTestKit({ server, user: person('ann'), onError() {} }).kit
  })
  afterEach(async () => {
    driver.cleanup()
    await server.settled()
    expect(hostOf()).toBe(null)
    expect(server.channels).toEqual([])
    server.destroy()
    localStorage.clear()
  })
  const stage = {
    get kit() {
      return kit
    },
    get server() {
      return server
    },
    get host() {
      return hostOf()
    },
    get root() {
      return root()
    },
    get panel() {
      return within(root())
    },
    /** What makes a kit of somebody else on the same server. */
    secondOf: (id: string) => createTestOptions({ server, user: person(id) }),
    async mount(options?: DevtoolsOptions) {
      driver.mount(kit, options)
      await waitFor(() => expect(hostOf()).not.toBe(null))
      await server.settled()
    },
    /** Opens it with its button, and goes to a tab. */
    async open(tab: string, options?: DevtoolsOptions) {
      await stage.mount(options)
      await press(within(root()).getByRole('button', { name: 'Open ChannelKit devtools' }))
      await waitFor(() => within(root()).getByRole('region', { name: 'ChannelKit devtools' }))
      await stage.tab(tab)
    },
    async tab(name: string) {
      await press(within(root()).getByRole('tab', { name }))
      await waitFor(() => within(root()).getByRole('tabpanel', { name }))
    },
    press,
    click: (name: string | RegExp) => press(within(root()).getByRole('button', { name })),
    /** Presses a key where the focus is. */
    key(key: string) {
      const at = hostOf()!.shadowRoot!.activeElement ?? root()
      at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }))
    },
    /** Writes into a field, in place of what stands there. */
    async fill(label: string, text: string) {
      const field = within(root()).getByLabelText<HTMLInputElement>(label)
      field.value = text
      field.dispatchEvent(new Event('input', { bubbles: true }))
      await shown()
    },
    async choose(label: string, text: string | RegExp) {
      const list = within(root()).getByLabelText<HTMLSelectElement>(label)
      list.value = within(list).getByRole<HTMLOptionElement>('option', { name: text }).value
      list.dispatchEvent(new Event('change', { bubbles: true }))
      await shown()
    },
    /** What the page is told; the framework has rendered it. */
    act: async (run: () => unknown) => {
      await driver.act(async () => void (await run()))
      await server.settled()
    },
    /** Waits for what the panel says, which it looks for several times a second. */
    says: (text: string | RegExp) =>
      waitFor(() => {
        const { textContent } = root()
        if (typeof text === 'string') expect(textContent).toContain(text)
        else expect(textContent).toMatch(text)
      }),
  }
  return stage
}
