import { channelKit } from '@channelkit/vue'
import { cleanup, render } from '@testing-library/vue'
import { nextTick } from 'vue'
import type { ComponentDriver, ShowOptions } from './driver.ts'
import { vueComponents } from './vue-components.ts'

/** Slots by name, as a template compiles them. */
export const vueSlots = (slots: ShowOptions['slots'] = {}) =>
  Object.fromEntries(
    Object.entries(slots).map(([name, text]) => [
      name === 'children' ? 'default' : name,
      (data: never) => [text(data)],
    ]),
  )

export const vue: ComponentDriver = {
  name: 'Vue',
  async show({ kit, name, props, slots }) {
    const { container, rerender, unmount } = render(vueComponents[name]!, {
      props,
      slots: vueSlots(slots) as never,
      global: { plugins: [[channelKit, kit] as never] },
    })
    return {
      get root() {
        return container.querySelector<HTMLElement>('[data-ck]')!
      },
      set: (next) => rerender(next),
      unmount,
    }
  },
  async act(run) {
    await run()
    await nextTick()
  },
  cleanup,
}
