import { channelKit } from '@channelkit/vue'
import { cleanup, render } from '@testing-library/vue'
import { defineComponent, h, nextTick, shallowRef } from 'vue'
import type { ComponentDriver, ShowOptions } from './driver.ts'
import { speller } from './spelling.ts'
import { vueComponent } from './vue-components.ts'

/** Slots by name, as a template compiles them. */
export const vueSlots = (slots: ShowOptions['slots'] = {}) =>
  Object.fromEntries(
    Object.entries(slots).map(([name, text]) => [
      name === 'children' ? 'default' : name,
      (data: never) => [text(data)],
    ]),
  )

const spelled = speller((name, value) => [name === 'onclick' ? 'onClick' : name, value])

export const vue: ComponentDriver = {
  name: 'Vue',
  async show({ kit, name, props, slots, language = {} }) {
    const given = shallowRef({ props, slots })
    const spoken = shallowRef(language)
    const component = vueComponent(name)
    const Page = defineComponent(
      () => () => h(component, spelled(given.value.props), vueSlots(given.value.slots)),
    )
    const { container, unmount } = render(Page, { global: { plugins: [[channelKit, kit, spoken] as never] } })
    return {
      get root() {
        return container.querySelector<HTMLElement>('[data-ck]')!
      },
      async set(next, filled = given.value.slots) {
        given.value = { props: { ...given.value.props, ...next }, slots: filled }
        await nextTick()
      },
      async speak(next) {
        spoken.value = next
        await nextTick()
      },
      unmount,
    }
  },
  async act(run) {
    await run()
    await nextTick()
  },
  cleanup,
}
