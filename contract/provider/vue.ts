import { ChannelKitProvider } from '@channelkit/vue'
import { render } from '@testing-library/vue'
import { defineComponent, h, KeepAlive, type PropType } from 'vue'
import { vue } from '../drivers/vue.ts'
import { Probe, unifyVue } from '../drivers/vue-probe.ts'
import { type Page, type ProviderDriver, uses } from './driver.ts'

const App = defineComponent({
  props: {
    page: { type: Object as PropType<Page>, required: true },
    seen: { type: Function as PropType<(hook: string, raw: unknown) => unknown>, required: true },
  },
  setup: (props) => () => {
    const { options, user, shown = true, keep } = props.page
    const probes = () =>
      uses.map(([hook, args]) =>
        h(Probe, { key: hook, hook, args, seen: (raw: unknown) => props.seen(hook, unifyVue(hook, raw)) }),
      )
    const provider = () => h(ChannelKitProvider, { options, key: user }, { default: probes })
    return keep ? h(KeepAlive, () => (shown ? provider() : h('p', 'away'))) : provider()
  },
})

export const vueProvider: ProviderDriver = {
  ...vue,
  async mount(page, seen) {
    const { container, rerender, unmount } = render(App, { props: { page, seen } as never })
    return {
      text: () => container.textContent ?? '',
      set: (next) => rerender({ page: next }),
      unmount,
    }
  },
}
