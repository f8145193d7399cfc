import type { ChannelKit } from '@channelkit/core'
import { createTestKit, createTestServer, type TestServer } from '@channelkit/testing'
import styles from '@channelkit/ui/styles.css?inline'

// With the first example that runs: a style sheet of the page would keep every page waiting for it.
document.head.append(Object.assign(document.createElement('style'), { textContent: styles }))

/** An example that runs. */
export interface Mounted {
  readonly server: TestServer
  destroy(): void
}

/** What happens on the server while an example runs; it gives what ends it. */
export type Scene = (server: TestServer) => () => void

type Show = (kit: ChannelKit, element: HTMLElement) => Promise<() => void>

const scenes = import.meta.glob<{ scene: Scene }>('./*/scene.ts')
const components = {
  react: import.meta.glob<{ Example: never }>('./*/react.tsx'),
  vue: import.meta.glob<{ default: never }>('./*/vue.vue'),
  svelte: import.meta.glob<{ default: never }>('./*/svelte.svelte'),
}

/** Shows an example by the real client, on a server in memory. */
export async function mount(name: string, wanted: string, element: HTMLElement): Promise<Mounted> {
  const server = createTestServer()
  const { kit } = createTestKit({ server, user: { id: 'you', info: { name: 'You Yourself' } }, grace: 100 })
  const { scene } = await scenes[`./${name}/scene.ts`]!()
  const unmount = await show[wanted in show ? (wanted as keyof typeof show) : 'react'](name)(kit, element)
  const end = scene(server)
  return {
    server,
    destroy() {
      end()
      unmount()
      server.destroy()
      element.replaceChildren()
    },
  }
}

const show = {
  react:
    (name: string): Show =>
    async (kit, element) => {
      const [{ createElement }, { createRoot }, { ChannelKitProvider }, { Example }] = await Promise.all([
        import('react'),
        import('react-dom/client'),
        import('@channelkit/react'),
        components.react[`./${name}/react.tsx`]!(),
      ])
      const root = createRoot(element)
      root.render(createElement(ChannelKitProvider, { kit, children: createElement(Example) }))
      return () => root.unmount()
    },
  vue:
    (name: string): Show =>
    async (kit, element) => {
      const [{ createApp }, { channelKit }, { default: Example }] = await Promise.all([
        import('vue'),
        import('@channelkit/vue'),
        components.vue[`./${name}/vue.vue`]!(),
      ])
      const app = createApp(Example).use(channelKit, kit)
      app.mount(element)
      return () => app.unmount()
    },
  svelte:
    (name: string): Show =>
    async (kit, element) => {
      const [{ mount, unmount }, { default: Provided }, { default: Example }] = await Promise.all([
        import('svelte'),
        import('./Provided.svelte'),
        components.svelte[`./${name}/svelte.svelte`]!(),
      ])
      const app = mount(Provided, { target: element, props: { kit, Example } })
      return () => void unmount(app)
    },
}
