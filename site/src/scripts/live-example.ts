import type { Mounted } from '../examples/mount.ts'

const root = document.documentElement

/** An example that runs as soon as it is in sight, in the framework that is chosen. */
class LiveExample extends HTMLElement {
  #mounted: Promise<Mounted> | undefined
  #sight = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return
    this.#sight.disconnect()
    this.#mount()
    window.addEventListener('framework', this.#again)
  })
  #again = () => this.#mount()

  connectedCallback() {
    this.#sight.observe(this)
  }

  disconnectedCallback() {
    this.#sight.disconnect()
    window.removeEventListener('framework', this.#again)
    void this.#mounted?.then((mounted) => mounted.destroy())
  }

  #mount() {
    const before = this.#mounted
    this.#mounted = (async () => {
      await before?.then((mounted) => mounted.destroy())
      const { mount } = await import('../examples/mount.ts')
      const stage = this.querySelector<HTMLElement>('.stage')!
      const mounted = await mount(this.getAttribute('name')!, root.dataset.framework ?? 'react', stage)
      this.#control(mounted)
      return mounted
    })()
  }

  #control(mounted: Mounted) {
    this.querySelector<HTMLElement>('.controls')!.hidden = false
    const button = this.querySelector<HTMLButtonElement>('[data-do=cut]')!
    const say = (cut: boolean) => {
      button.textContent = cut ? 'Restore the line' : 'Cut the line'
      button.setAttribute('aria-pressed', String(cut))
    }
    say(false)
    button.onclick = () => {
      const cut = button.getAttribute('aria-pressed') !== 'true'
      if (cut) mounted.server.cut()
      else mounted.server.restore()
      say(cut)
    }
  }
}

customElements.define('live-example', LiveExample)
