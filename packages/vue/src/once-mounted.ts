import { getCurrentInstance, onMounted } from 'vue'

/** On a server nothing is followed: what is rendered is what was there at first. */
export const onServer = typeof window === 'undefined'

/**
 * Runs once the component is in the page: what a server rendered is then taken over as it is, however long an async
 * `setup` waits. At once where there is no component, or it is there already; never on a server.
 */
export function onceMounted(run: () => void): void {
  if (onServer) return
  const instance = getCurrentInstance()
  if (instance && !instance.isMounted) onMounted(run)
  else run()
}

/** Whether the component takes over what a server rendered: its element is there before it is. */
export function isHydrating(): boolean {
  const instance = getCurrentInstance()
  return Boolean(instance && !instance.isMounted && instance.vnode.el)
}
