import { type ChannelKit, createChannelKit } from '@channelkit/core'
import { definitions } from '../components/definitions.ts'
import type { ComponentName } from '../components/driver.ts'
import { propsOf } from './shown.ts'

export type Mount = (target: Element, name: ComponentName, props: object, kit: ChannelKit) => void

/** Shows every component under the page's policy; what the browser refused stands on the window. */
export function showAll(mount: Mount) {
  const refused: string[] = []
  document.addEventListener('securitypolicyviolation', (event) =>
    refused.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample} at ${event.sourceFile}`),
  )
  const { port } = JSON.parse(decodeURIComponent(location.hash.slice(1)))
  const errors: string[] = []
  const kit = createChannelKit({
    key: 'app-key',
    wsHost: '127.0.0.1',
    wsPort: port,
    forceTLS: false,
    enabledTransports: ['ws'],
    authorize: async ({ socketId, channel }) =>
      (await fetch(`/auth?${new URLSearchParams({ socketId, channel: channel ?? '' })}`)).json(),
    onError: ({ code, message }) => errors.push(`${code}: ${message}`),
  })
  for (const name of Object.keys(definitions) as ComponentName[]) {
    const target = document.body.appendChild(document.createElement('section'))
    target.id = name
    mount(target, name, propsOf(name), kit)
  }
  Object.assign(window, {
    look: () => ({
      refused,
      errors,
      ran: 'ran' in window,
      made: document.querySelectorAll('section script, section img[onerror]').length,
      text: Object.fromEntries(
        [...document.querySelectorAll('body > section')].map((one) => [one.id, one.textContent]),
      ),
    }),
  })
}
