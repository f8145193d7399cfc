import { cleanup, render } from '@testing-library/svelte'
import { tick } from 'svelte'
import type { ComponentDriver } from './driver.ts'
import Provided from './Provided.svelte'
import { speller } from './spelling.ts'

/** Svelte takes a style as text. */
export const spelled = speller((name, value) =>
  name === 'style' && value
    ? [
        name,
        Object.entries(value)
          .map(([property, of]) => `${property}: ${of}`)
          .join(';'),
      ]
    : [name, value],
)

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
      speak: (language) => rerender({ language }),
      unmount,
    }
  },
  async act(run) {
    await run()
    await tick()
  },
  cleanup,
}
