/**
 * Loads pusher-js, or what an application gives in its place; what fails is told to who waits for it.
 *
 * @param load default: the build that the bundler finds
 */
export function loadModule(load: () => unknown = () => import('pusher-js')): Promise<unknown> {
  const module = new Promise((resolve) => resolve(load()))
  // Nobody may wait for it, where the rest did not arrive.
  module.catch(() => {})
  return module
}
