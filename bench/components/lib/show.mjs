/** Puts a component into the page by each framework's own means. */
export const show = {
  async react(
    /** @type {HTMLElement} */ root,
    /** @type {any} */ kit,
    /** @type {any} */ Component,
    /** @type {any} */ props,
  ) {
    const { createElement } = await import('react')
    const { createRoot } = await import('react-dom/client')
    const { ChannelKitProvider } = await import('../../../packages/react/src/index.ts')
    createRoot(root).render(createElement(ChannelKitProvider, { kit }, createElement(Component, props)))
  },
  async vue(
    /** @type {HTMLElement} */ root,
    /** @type {any} */ kit,
    /** @type {any} */ Component,
    /** @type {any} */ props,
  ) {
    const { createApp } = await import('vue')
    const { channelKit } = await import('../../../packages/vue/src/index.ts')
    createApp(Component, props).use(channelKit, kit).mount(root)
  },
}
