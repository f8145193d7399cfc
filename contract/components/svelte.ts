import { cleanup, render } from '@testing-library/svelte'
import { tick } from 'svelte'
import type { ComponentDriver } from './driver.ts'
import Provided from './Provided.svelte'

/** Svelte takes a style as text. */
export function spelled({ style, ...props }: Record<string, unknown>): Record<string, unknown> {
  if (!style) return props
  const text = Object.entries(style).map(([name, value]) => `${name}: ${value}`)
  return { ...props, style: text.join(';') }
}

export const svelte: ComponentDriver = {
  name: 'Svelte',
  async show({ props, ...options }) {
    let given = spelled(props)
    const { container, rerender, unmount } = render(Provided, { props: { ...options, given } })
    return {
      get root() {
        return container.querySelector<HTMLElement>('[data-ck]')!
      },
      async set(next, slots) {
        given = { ...given, ...spelled(next) }
        await rerender(slots ? { given, slots } : { given })
      },
      unmount,
    }
  },
  async act(run) {
    await run()
    await tick()
  },
  cleanup,
}
