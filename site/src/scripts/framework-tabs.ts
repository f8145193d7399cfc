const TITLES: Record<string, string> = { react: 'React', vue: 'Vue', svelte: 'Svelte' }
const KEY = 'channelkit-framework'
const root = document.documentElement

/** Shows a framework everywhere on the page, and on the next page. */
export function choose(framework: string): void {
  root.dataset.framework = framework
  try {
    localStorage.setItem(KEY, framework)
  } catch {
    // It is not remembered where nothing may be stored.
  }
  window.dispatchEvent(new CustomEvent('framework', { detail: framework }))
}

let count = 0

/** The same in several frameworks, of which the one chosen is shown: all on a page are in step. */
class FrameworkTabs extends HTMLElement {
  #panels: HTMLElement[] = []
  #tabs: HTMLButtonElement[] = []
  #follow = () => this.#show()

  connectedCallback() {
    if (this.#tabs.length === 0) this.#build()
    this.#show()
    window.addEventListener('framework', this.#follow)
  }

  disconnectedCallback() {
    window.removeEventListener('framework', this.#follow)
  }

  #build() {
    this.#panels = [...this.querySelectorAll<HTMLElement>(':scope > [data-framework]')]
    const list = document.createElement('div')
    list.className = 'framework-list'
    list.setAttribute('role', 'tablist')
    list.setAttribute('aria-label', 'Framework')
    this.#tabs = this.#panels.map((panel) => {
      const framework = panel.dataset.framework!
      const tab = document.createElement('button')
      tab.type = 'button'
      tab.id = `framework-tab-${++count}`
      tab.textContent = TITLES[framework] ?? framework
      tab.setAttribute('role', 'tab')
      tab.dataset.choice = framework
      panel.id = `${tab.id}-panel`
      panel.setAttribute('role', 'tabpanel')
      panel.setAttribute('aria-labelledby', tab.id)
      tab.setAttribute('aria-controls', panel.id)
      tab.addEventListener('click', () => this.#choose(tab))
      tab.addEventListener('keydown', (event) => this.#move(event))
      list.append(tab)
      return tab
    })
    this.prepend(list)
  }

  /** The tab that is pressed stays where it is on the screen, though code above it grows. */
  #choose(tab: HTMLButtonElement) {
    const before = tab.getBoundingClientRect().top
    choose(tab.dataset.choice!)
    window.scrollBy({ top: tab.getBoundingClientRect().top - before, behavior: 'instant' })
  }

  #move(event: KeyboardEvent) {
    const at = this.#tabs.indexOf(event.currentTarget as HTMLButtonElement)
    const last = this.#tabs.length - 1
    const to = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key]
    const tab = to === undefined ? undefined : this.#tabs[to]
    if (!tab) return
    event.preventDefault()
    this.#choose(tab)
    tab.focus()
  }

  #show() {
    const chosen = root.dataset.framework
    const offered = this.#panels.map((panel) => panel.dataset.framework)
    const shown = offered.includes(chosen) ? chosen : offered[0]
    for (const panel of this.#panels) panel.hidden = panel.dataset.framework !== shown
    for (const tab of this.#tabs) {
      const selected = tab.dataset.choice === shown
      tab.setAttribute('aria-selected', String(selected))
      tab.tabIndex = selected ? 0 : -1
    }
    this.setAttribute('ready', '')
  }
}

customElements.define('framework-tabs', FrameworkTabs)
