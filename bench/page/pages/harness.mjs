/**
 * What every page does beside its contender: it counts frames, measures how old what is shown is once it is on the screen, and
 * compares the page with what it has to show in the end.
 */

/** Where a value stands, in every page. */
const cell = (/** @type {string} */ name) => document.getElementById(`v-${name}`)

const bench = /** @type {any} */ (
  Object.assign(globalThis, {
    bench: { frames: 0, gap: 0, renders: 0, commits: 0, messages: 0, ages: /** @type {number[]} */ ([]) },
  })
).bench
const config = /** @type {any} */ (globalThis).config

// React tells its developer tools of each commit, also in production.
Object.assign(globalThis, {
  __REACT_DEVTOOLS_GLOBAL_HOOK__: {
    supportsFiber: true,
    renderers: new Map(),
    inject: () => 1,
    onCommitFiberRoot: () => bench.commits++,
    onCommitFiberUnmount() {},
  },
})
const Native = globalThis.WebSocket
globalThis.WebSocket = class extends Native {
  /** @param {string} url @param {string | string[]} [protocols] */
  constructor(url, protocols) {
    super(url, protocols)
    this.addEventListener('message', () => bench.messages++)
  }
}

const now = () => performance.timeOrigin + performance.now() - config.base

/** What is looked at in each frame: a few of the values. */
const probes = {
  quotes: () => Array.from({ length: 8 }, (_, i) => cell(`S${(i * 131) % config.many}`)),
  channels: () => Array.from({ length: 8 }, (_, i) => cell(`c${(i * 31) % config.many}`)),
  messages: () => [document.getElementById('newest')],
  pieces: () => [document.getElementById('answer')],
  people: () => [],
}

/** When the newest of what an element says was sent: all of it, or its last word. */
const newestIn = (/** @type {string} */ text) => Number(text.slice(text.trimEnd().lastIndexOf(' ') + 1))

function watch() {
  /** @type {Map<Element, string | null>} */
  const seen = new Map()
  let last = performance.now()
  const probe = probes[/** @type {keyof typeof probes} */ (config.kind)] ?? (() => [])
  const { port1, port2 } = new MessageChannel()
  // Comes after the frame was painted.
  port1.onmessage = () => {
    const time = now()
    for (const element of probe()) {
      if (!element) continue
      const { textContent } = element
      if (textContent && textContent !== seen.get(element)) bench.ages.push(time - newestIn(textContent))
      seen.set(element, textContent)
    }
  }
  const frame = () => {
    const time = performance.now()
    bench.frames++
    bench.gap = Math.max(bench.gap, time - last)
    last = time
    port2.postMessage(0)
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}

bench.begin = () => Object.assign(bench, { frames: 0, gap: 0, renders: 0, commits: 0, messages: 0, ages: [] })
/** Whether the page shows what it has to. */
bench.right = (/** @type {any} */ { last, members, text }) => {
  if (text !== undefined) return document.getElementById('answer')?.textContent === text
  if (members) {
    const shown = new Set([...document.querySelectorAll('#members > li')].map(({ id }) => id.slice(2)))
    return shown.size === members.length && members.every((/** @type {string} */ id) => shown.has(id))
  }
  if (config.kind !== 'messages') {
    const rows = Object.entries(last)
    // Where only rows in sight are in the page, those are looked at.
    const some = config.page.startsWith('liveTable') || config.page === 'sight'
    if (some && document.querySelectorAll('[id^="v-"]').length < 10) return false
    const shown = some ? rows.filter(([name]) => cell(name)) : rows
    return shown.every(([name, value]) => cell(name)?.textContent?.trim() === String(value))
  }
  const ids = [...document.querySelectorAll('#feed > li')].map(({ id }) => Number(id.slice(2)))
  return ids.length === config.many && ids.every((id, i) => id === last.last - ids.length + 1 + i)
}
bench.tell = () => {
  const { frames, gap, renders, commits, messages } = bench
  const ages = bench.ages.sort((/** @type {number} */ a, /** @type {number} */ b) => a - b)
  const at = (/** @type {number} */ part) =>
    ages[Math.min(ages.length - 1, Math.floor(ages.length * part))] ?? null
  return { frames, gap, renders, commits, messages, p50: at(0.5), p95: at(0.95) }
}

/** @param {Record<string, (root: HTMLElement, config: any) => unknown>} contender what it does, by the name of a workload */
export async function run(contender) {
  const root = /** @type {HTMLElement} */ (document.getElementById('root'))
  if (config.kind) watch()
  await contender[config.page]?.(root, config)
  bench.ready = true
}
