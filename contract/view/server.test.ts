import { type ChannelKit, createChannelKit } from '@channelkit/core'
import { channelKit } from '@channelkit/vue'
import { renderToString } from 'react-dom/server'
import { render as renderSvelte } from 'svelte/server'
import { expect, it, vi } from 'vitest'
import { createSSRApp, h } from 'vue'
import { renderToString as renderVue } from 'vue/server-renderer'
import Provided from '../components/Provided.svelte'
import { reactTree } from '../components/react-tree.tsx'
import { vueSlots } from '../components/vue.ts'
import { vueComponent } from '../components/vue-components.ts'
import { list } from './contained.ts'

const failing = (row: string) => {
  if (row === 'b') throw new Error('no b')
  return row.toUpperCase()
}
const shown = { name: list, props: { rows: ['a', 'b', 'c'], labels: { title: 'T' } } }

type Slots = Record<string, (data: never) => string>
const frameworks: Record<string, (kit: ChannelKit, props: object, slots: Slots) => unknown> = {
  React: (kit, props, slots) =>
    renderToString(reactTree({ ...shown, kit, slots, props: { ...shown.props, ...props } })),
  Vue: (kit, props, slots) => {
    const root = () => h(vueComponent(list), { ...shown.props, ...props }, vueSlots(slots))
    return renderVue(createSSRApp(root).use(channelKit, kit))
  },
  // On a server it is `transformError` that says whether Svelte's boundaries hold what a snippet throws.
  // On a server it is `transformError` that says whether Svelte's boundaries hold what a snippet throws.
  Svelte: (kit, props, slots) =>
    renderSvelte(Provided, {
      props: { kit, name: list, given: { ...shown.props, ...props }, slots },
      transformError: (cause) => String(cause),
    }).body,
}

it.each(Object.entries(frameworks))(
  '%s renders on a server, without what throws',
  async (framework, render) => {
    const onError = vi.fn()
    const kit = () => createChannelKit({ key: 'key', wsHost: 'nowhere.test', onError })
    const rows = (html: unknown) =>
      [...String(html).matchAll(/<li[^>]*>(.*?)<[/]li>/g)].map(([, row]) => row!.replace(/<.*?>/g, ''))
    expect(rows(await render(kit(), { format: failing }, {}))).toEqual(['A', 'b', 'C'])
    expect(rows(await render(kit(), {}, { row: failing }))).toEqual(['A', 'b', 'C'])
    const told = framework === 'Svelte' ? 1 : 2
    const codes = () => onError.mock.calls.map(([{ code }]) => code)
    await vi.waitFor(() => expect(codes()).toEqual(Array(told).fill('render-failed')))
  },
)
