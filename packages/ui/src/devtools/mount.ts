import { addStyles } from './add-styles.ts'
import { buttonStyles } from './button-styles.ts'
import type { Given } from './model/desk.ts'
import { readSettings } from './model/settings.ts'
import type { DevtoolsOptions, MountDevtools, OpenDevtools } from './options.ts'
import type { Panel } from './panel/index.tsx'
import { moodOfLine } from './panel/moods.ts'

/** The one panel of a page, whoever asked for it. */
interface Page {
  add(given: Given): () => void
  open(): void
}

// Registered, so that two copies of this package in a page still share one panel.
const PAGE = Symbol.for('channelkit devtools')
const pages = () => document as { [PAGE]?: Page | undefined }

/** Puts devtools into the page, whatever the build. The panel's own code is loaded when it is first opened. */
export const mount: MountDevtools = (kit, options = {}) => {
  if (typeof document === 'undefined') return () => {}
  const known = pages()
  known[PAGE] ??= createPage(options, () => {
    known[PAGE] = undefined
  })
  return known[PAGE].add({ kit, name: options.name, asUser: options.asUser })
}

export const open: OpenDevtools = () => {
  if (typeof document !== 'undefined') pages()[PAGE]?.open()
}

/** @param gone told when nobody wants it any more */
function createPage({ corner = 'bottom-right', open, side, theme }: DevtoolsOptions, gone: () => void): Page {
  let given: readonly Given[] = []
  let panel: Panel | undefined
  let loading = false
  let opening = false
  let stopFollowing = () => {}
  const host = document.createElement('channelkit-devtools')
  if (theme) host.dataset.theme = theme
  const shadow = host.attachShadow({ mode: 'open' })
  addStyles(shadow, buttonStyles)
  const root = document.createElement('div')
  root.className = 'root'
  root.lang = 'en'
  root.dir = 'ltr'
  const place = document.createElement('div')
  const toggle = document.createElement('button')
  toggle.type = 'button'
  toggle.className = 'toggle'
  toggle.dataset.corner = corner
  toggle.setAttribute('aria-label', 'Open ChannelKit devtools')
  const dot = document.createElement('span')
  dot.className = 'dot'
  toggle.append(dot, 'ChannelKit')
  toggle.onclick = () => void show(true)
  root.append(toggle, place)
  shadow.append(root)
  const first = { ...(open === undefined ? {} : { open }), ...(side ? { side } : {}) }

  function told(isOpen: boolean) {
    toggle.hidden = isOpen
    if (!isOpen) toggle.focus()
  }

  async function show(opened: boolean) {
    if (panel) return panel.open()
    opening ||= opened
    if (loading) return
    loading = true
    toggle.setAttribute('aria-busy', 'true')
    try {
      const { createPanel } = await import('./panel/index.tsx')
      if (given.length > 0) panel = createPanel(place, () => given, first, told)
      toggle.hidden = readSettings(first).open
      if (opening) panel?.open()
    } finally {
      loading = false
      opening = false
      toggle.removeAttribute('aria-busy')
    }
  }

  /** The button shows how the connection of the first kit is. */
  function follow() {
    stopFollowing()
    const kit = given.find((one) => one.kit)?.kit
    const mark = () => {
      dot.dataset.state = (kit && moodOfLine(kit.connection.getSnapshot().status)) ?? ''
    }
    mark()
    stopFollowing = kit ? kit.connection.subscribe(mark) : () => {}
  }

  return {
    open: () => void show(true),
    add(one) {
      if (given.length === 0) {
        document.body.append(host)
        const { open: wasOpen, keep } = readSettings(first)
        if (wasOpen || keep) void show(false)
      }
      given = [...given, one]
      follow()
      panel?.changed()
      return () => {
        if (!given.includes(one)) return
        given = given.filter((other) => other !== one)
        follow()
        panel?.changed()
        if (given.length > 0) return
        panel?.destroy()
        panel = undefined
        host.remove()
        gone()
      }
    },
  }
}
