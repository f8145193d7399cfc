import * as components from '@channelkit/svelte/components'
import { type Component, flushSync, mount, unmount } from 'svelte'
import { find, type Mounted, type MountOptions, type Props } from '../mounted.ts'
import Provided from './Provided.svelte'

/** Mounts a story's component in Svelte. */
export function mountSvelte({ shown, props, kit, into, language = {} }: MountOptions): Mounted {
  let given = $state.raw<Props>(props)
  let spoken = $state.raw(language)
  const component = find(shown, 'svelte', components) as Component<Props>
  const app = mount(Provided, {
    target: into,
    props: {
      kit,
      component,
      get language() {
        return spoken
      },
      get given() {
        return given
      },
    },
  })
  flushSync()
  return {
    update(next, words = {}) {
      given = next
      spoken = words
      flushSync()
    },
    destroy: () => void unmount(app),
  }
}
