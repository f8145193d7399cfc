/** Colours as the page has them now. */
export interface WatchedColors<Name extends string> {
  /** As `rgb(…)`, whatever way they are written; empty while the element is in no page. */
  readonly now: Readonly<Record<Name, string>>
  stop(): void
}

/**
 * Reads colours where `root` is and tells when they change, for whatever reason. A custom property is only text
 * (`light-dark(…)`, say), so each is put to a property of an unseen element and read from there, and a transition of no
 * length tells of a change.
 *
 * @param colors any CSS colour by name, `var(…)` above all
 */
export function watchColors<Name extends string>(
  root: HTMLElement,
  colors: Readonly<Record<Name, string>>,
  changed: () => void,
): WatchedColors<Name> {
  const box = document.createElement('span')
  box.setAttribute('aria-hidden', 'true')
  box.style.cssText = 'position:absolute;width:0;height:0;overflow:hidden;visibility:hidden'
  const probes = Object.entries<string>(colors).map(([name, color]) => {
    const probe = document.createElement('i')
    // Important, since a stylesheet may end all transitions for who wants no motion.
    probe.style.cssText = `color:${color};transition:color 1ms!important`
    return [name, probe] as const
  })
  box.append(...probes.map(([, probe]) => probe))
  root.append(box)

  const read = () =>
    Object.fromEntries(probes.map(([name, probe]) => [name, getComputedStyle(probe).color])) as Record<
      Name,
      string
    >
  let now = read()
  box.addEventListener('transitionend', (event) => {
    // A listener of the page has no use for it.
    event.stopPropagation()
    const next = read()
    if (probes.every(([name]) => next[name as Name] === now[name as Name])) return
    now = next
    changed()
  })
  return {
    get now() {
      if (probes.some(([name]) => now[name as Name] === '')) now = read()
      return now
    },
    stop: () => box.remove(),
  }
}
