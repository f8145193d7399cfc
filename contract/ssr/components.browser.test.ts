import { type ChannelKit, channel } from '@channelkit/core'
import { createTestKit, type TestServer } from '@channelkit/testing'
import { channelKit } from '@channelkit/vue'
import { hydrateRoot } from 'react-dom/client'
import { hydrate, unmount } from 'svelte'
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { createSSRApp } from 'vue'
import type { ComponentName } from '../components/driver.ts'
import Provided from '../components/Provided.svelte'
import { reactTree } from '../components/react-tree.tsx'
import { vueComponent } from '../components/vue-components.ts'
import { componentCases } from './component-cases.ts'
import type {} from './pages.ts'

type Shown = { kit: ChannelKit; name: ComponentName; props: Record<string, unknown> }

const frameworks: Record<string, (target: HTMLElement, shown: Shown) => () => void> = {
  React(target, shown) {
    const root = hydrateRoot(target, reactTree(shown))
    return () => root.unmount()
  },
  Vue(target, { kit, name, props }) {
    const app = createSSRApp(vueComponent(name), props).use(channelKit, kit)
    app.mount(target)
    return () => app.unmount()
  },
  Svelte(target, { props: given, ...shown }) {
    const component = hydrate(Provided, { target, props: { ...shown, given } })
    return () => void unmount(component)
  },
}

// Frames come by themselves: drawing each one of three seconds would take as long.
beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** What is said at a pace of its own comes with its time. */
async function comes(server: TestServer, look: () => void) {
  for (let n = 0; n < 40; n++) {
    await server.settled()
    try {
      return look()
    } catch {
      await vi.advanceTimersByTimeAsync(250)
    }
  }
  look()
}

/** Also where other parts of the page went live before this one is taken over. */
const times = Object.keys(componentCases).flatMap(
  (name) =>
    [
      [name, 'first'],
      [name, 'last'],
    ] as const,
)

describe.each(Object.keys(frameworks))('%s hydrates', (framework) => {
  it.each(times)('%s without a warning, and keeps its element: %s', async (which, when) => {
    const { name, props, text = '', later } = componentCases[which]!
    const complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]
    const target = document.createElement('div')
    document.body.append(target)
    target.innerHTML = inject('pages')[framework]![which]!
    const rendered = target.querySelector('[data-ck]')
    const { kit, server } = createTestKit({ user: { id: 'ann' } })
    kit.connection.connect()
    const { channel: given } = props as { channel?: string }
    const said = () => target.textContent
    expect(said()).toContain(text)
    const stop = when === 'last' && given ? channel(kit, given).subscribe(() => {}) : () => {}
    if (when === 'last') await server.settled()
    const end = frameworks[framework]!(target, { kit, name, props })
    await server.settled()
    await comes(server, () => expect(target.querySelector('[data-ck][data-state=loading]')).toBeNull())
    expect(target.querySelector('[data-ck]')).toBe(rendered)
    if (later) {
      expect(said()).toContain(text)
      server.emit(given!, later.event, later.data)
      await comes(server, () => expect(said()).toContain(later.text))
    }
    for (const complaint of complaints) expect(complaint).not.toHaveBeenCalled()
    stop()
    end()
    await server.settled()
    expect(server.channels).toEqual([])
    server.destroy()
    target.remove()
  })
})
