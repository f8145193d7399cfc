import type { ChannelKit } from '@channelkit/core'
import { ChannelKitProvider as ReactProvider } from '@channelkit/react'
import { LiveValue as ReactValue } from '@channelkit/react/live-value'
import { createTestKit } from '@channelkit/testing'
import type { ComponentLanguage } from '@channelkit/ui/words'
import { de } from '@channelkit/ui/words/de'
import { fr } from '@channelkit/ui/words/fr'
import { ChannelKitProvider as VueProvider } from '@channelkit/vue'
import { LiveValue as VueValue } from '@channelkit/vue/live-value'
import { cleanup as cleanReact, render as renderReact } from '@testing-library/react'
import { cleanup as cleanSvelte, render as renderSvelte } from '@testing-library/svelte'
import { cleanup as cleanVue, render as renderVue } from '@testing-library/vue'
import { createElement } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { h } from 'vue'
import Nested from './Nested.svelte'

interface Given {
  kit: ChannelKit
  outer: ComponentLanguage
  inner: ComponentLanguage
}
interface Page {
  readonly container: Element
  set(given: Partial<Given>): unknown
}

const frameworks: Record<string, (given: Given) => Page> = {
  React(first) {
    let given = first
    const tree = () => {
      const { kit, outer, inner } = given
      const value = createElement(ReactValue, { channel: null, event: 'price' as never })
      return createElement(
        ReactProvider,
        { kit, ...outer },
        createElement(ReactProvider, { kit, ...inner }, value),
      )
    }
    const { container, rerender } = renderReact(tree())
    return {
      container,
      set(next) {
        given = { ...given, ...next }
        rerender(tree())
      },
    }
  },
  Vue(given) {
    const value = () => h(VueValue as never, { channel: null, event: 'price' })
    const nested = ({ kit, outer, inner }: Given) =>
      h(
        VueProvider,
        { kit, ...outer },
        { default: () => [h(VueProvider, { kit, ...inner }, { default: () => [value()] })] },
      )
    nested.props = ['kit', 'outer', 'inner']
    const { container, rerender } = renderVue(nested as never, { props: given as never })
    return { container, set: rerender }
  },
  Svelte(props) {
    const { container, rerender } = renderSvelte(Nested, { props })
    return { container, set: rerender }
  },
}

afterEach(() => {
  cleanReact()
  cleanVue()
  cleanSvelte()
})

describe.each(Object.entries(frameworks))('Providers of %s, one in the other', (_, show) => {
  it('speak as the inner one says, and as the outer one where that says nothing', async () => {
    const { kit, server } = createTestKit()
    const page = show({ kit, outer: { labels: fr }, inner: {} })
    const root = () => page.container.querySelector<HTMLElement>('[data-ck]')!
    expect([root().title, root().lang]).toEqual(['Désactivé.', 'fr'])
    await page.set({ inner: { labels: de } })
    expect([root().title, root().lang]).toEqual(['Ausgeschaltet.', 'de'])
    await page.set({ inner: {}, outer: {} })
    expect([root().title, root().lang]).toEqual(['Switched off.', ''])
    server.destroy()
  })
})
