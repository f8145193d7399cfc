import { channel } from '@channelkit/core'
import { createTestKit } from '@channelkit/testing'
import { createElement } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { hydrate, unmount } from 'svelte'
import { afterEach, describe, expect, inject, it, vi } from 'vitest'
import { createSSRApp } from 'vue'
import type { MountOptions } from '../driver.ts'
import Provided from '../drivers/Provided.svelte'
import { Probe as ReactProbe, unifyReact, wrap } from '../drivers/react-probe.tsx'
import { unifySvelte } from '../drivers/svelte-probe.ts'
import { pluginsOf, unifyVue, Probe as VueProbe } from '../drivers/vue-probe.ts'
import { cases, queryClient } from './cases.ts'
import type {} from './pages.ts'

type Hydrate = (
  target: HTMLElement,
  provided: Pick<MountOptions, 'kit' | 'client'>,
  probe: Pick<MountOptions, 'hook' | 'args' | 'show'>,
) => () => void

const seen =
  (
    unifier: typeof unifyReact,
    { hook, show = (result: unknown) => result }: Pick<MountOptions, 'hook' | 'show'>,
  ) =>
  (raw: unknown) =>
    show(unifier(hook, raw) as never)

const frameworks: Record<string, Hydrate> = {
  React(target, provided, probe) {
    const { hook, args } = probe
    const root = hydrateRoot(
      target,
      wrap(provided, createElement(ReactProbe, { hook, args, seen: seen(unifyReact, probe) })),
    )
    return () => root.unmount()
  },
  Vue(target, provided, probe) {
    const { hook, args } = probe
    const app = createSSRApp(VueProbe, { hook, args, seen: seen(unifyVue, probe) })
    for (const [plugin, options] of pluginsOf(provided)) app.use(plugin, options)
    app.mount(target)
    return () => app.unmount()
  },
  Svelte(target, provided, probe) {
    const { hook, args } = probe
    const props = { ...provided, hook, args, count: 1, seen: seen(unifySvelte, probe) }
    const component = hydrate(Provided, { target, props })
    return () => void unmount(component)
  },
}

afterEach(() => vi.restoreAllMocks())

describe.each(Object.keys(frameworks))('%s hydrates', (framework) => {
  it.each(Object.entries(cases))('%s without a warning, and goes live', async (name, probe) => {
    const complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]
    const target = document.createElement('div')
    document.body.append(target)
    target.innerHTML = inject('pages')[framework]![name]!
    const rendered = target.querySelector('output')!
    const { kit, server } = createTestKit({ user: { id: 'ann' } })
    const end = frameworks[framework]!(target, { kit, client: queryClient() }, probe)
    expect(JSON.parse(rendered.textContent!)).toEqual(probe.first)
    await vi.waitFor(async () => {
      await server.settled()
      const live = { channel: 'live', presence: 1, roster: [['ann', true]], query: [[{ id: 2 }], 'live'] }[
        name
      ]
      const now = JSON.parse(target.querySelector('output')!.textContent!)
      expect(now).toEqual(live ?? probe.first)
      if (name !== 'connection') expect(server.channels).toHaveLength(1)
    })
    // Taken over, not thrown away and made anew.
    expect(target.querySelector('output')).toBe(rendered)
    for (const complaint of complaints) expect(complaint).not.toHaveBeenCalled()
    end()
    await server.settled()
    expect(server.channels).toEqual([])
    server.destroy()
    target.remove()
  })
})

/** As where a part of the page went live before the rest is taken over: the layout before an awaited page, say. */
describe.each(Object.keys(frameworks))('%s hydrates when all is live already', (framework) => {
  it.each(Object.entries(cases))('%s as the server rendered it, and then as it is', async (name, probe) => {
    const complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]
    const { kit, server } = createTestKit({ user: { id: 'ann' } })
    kit.connection.connect()
    for (const channelName of ['private-orders', 'ticker', 'presence-room'])
      channel(kit, channelName).subscribe(() => {})
    await server.settled()
    const target = document.createElement('div')
    target.innerHTML = inject('pages')[framework]![name]!
    const rendered = target.querySelector('output')!
    const firsts: string[] = []
    const { show = (result: unknown) => result } = probe
    const watched = (result: unknown) => {
      const value = show(result as never)
      firsts.push(JSON.stringify(value))
      return value
    }
    const end = frameworks[framework]!(
      target,
      { kit, client: queryClient() },
      { ...probe, show: watched as never },
    )
    const live = { channel: 'live', connection: 'connected', presence: 1, roster: [['ann', true]] }[name]
    await vi.waitFor(async () => {
      await server.settled()
      const now = JSON.parse(target.querySelector('output')!.textContent!)
      expect(now).toEqual(live ?? (name === 'query' ? [[{ id: 2 }], 'live'] : probe.first))
    })
    // Svelte shows what is there now and puts right what differs, without a word.
    if (framework !== 'Svelte') expect(JSON.parse(firsts[0]!)).toEqual(probe.first)
    expect(target.querySelector('output')).toBe(rendered)
    for (const complaint of complaints) expect(complaint).not.toHaveBeenCalled()
    end()
    server.destroy()
  })
})
