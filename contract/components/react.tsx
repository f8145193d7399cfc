import { act, cleanup, render } from '@testing-library/react'
import { createRef } from 'react'
import type { ComponentDriver } from './driver.ts'
import { reactTree } from './react-tree.tsx'

export const react: ComponentDriver = {
  name: 'React',
  async show(options) {
    const ref = createRef<HTMLElement>()
    const { rerender, unmount } = render(reactTree(options, ref))
    let { props, slots, language } = options
    const show = () => rerender(reactTree({ ...options, props, slots, language }, ref))
    return {
      get root() {
        return ref.current!
      },
      async set(next, filled = slots) {
        props = { ...props, ...next }
        slots = filled
        show()
      },
      async speak(next) {
        language = next
        show()
      },
      unmount,
    }
  },
  // Not awaited here: what runs at once is done at once.
  act: (run) => act(run),
  cleanup,
}
