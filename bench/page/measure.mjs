import { app } from '../server/app.mjs'
import { html } from './bundle.mjs'
import { endProfile, startProfile } from './profile.mjs'

/** How long a page may take to show what it has to, in ms. */
const PATIENCE = 60_000
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * One page of one contender through one workload, in a context of its own.
 *
 * @param {{ browser: import('playwright-core').Browser, server: import('./start.mjs').BenchServer }} at
 * @param {{ contender: import('./contenders.mjs').Contender, workload: import('./workloads.mjs').Workload,
 *   files: Record<string, string>, rate: number, seconds: number, profile?: string | undefined }} what
 */
export async function measure({ browser, server }, { contender, workload, files, rate, seconds, profile }) {
  const { kind, many, name } = workload
  const base = Math.floor(performance.timeOrigin + performance.now())
  const { kit, records } = contender
  const config = { key: app.key, page: contender.pages[name], kind, many, base, kit, records }
  await server.ask({ type: 'files', files: { ...files, '/index.html': html(config) } })
  await server.ask({ type: 'people', count: workload.people ?? 0 })
  await server.ask({ type: 'reset' })
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 } })
  const page = await context.newPage()
  /** @type {string[]} */
  const errors = []
  page.on('pageerror', (error) => errors.push(String(error)))
  try {
    const cdp = await context.newCDPSession(page)
    // Time that the main thread really ran, so that other work on the machine does not count.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    const spent = async () => {
      const { metrics } = await cdp.send('Performance.getMetrics')
      const of = (/** @type {string} */ name) => (metrics.find((one) => one.name === name)?.value ?? 0) * 1000
      return { main: of('TaskDuration'), script: of('ScriptDuration') }
    }
    const heap = async () => {
      await cdp.send('HeapProfiler.collectGarbage')
      return (await cdp.send('Runtime.getHeapUsage')).usedSize / 1e6
    }
    /** Streams, and waits until the page shows all of it. @param {number} rate @param {number} seconds */
    const stream = async (rate, seconds) => {
      const { last, members, text, sent, took } = await server.stream({ kind, rate, seconds, many, base })
      const start = performance.now()
      const right = await page
        .waitForFunction(
          (wanted) => globalThis.bench.right(wanted),
          { last, members, text },
          { timeout: PATIENCE },
        )
        .then(
          () => true,
          () => false,
        )
      return { sent, took, right, behind: performance.now() - start }
    }

    if (name === 'cold') return await coldStart({ page, server, spent, base, many })
    await page.goto(server.url)
    await page.waitForFunction(() => globalThis.bench?.ready)
    if (name === 'storm') return await storm({ page, server, spent, heap })
    await server.until(({ subscribed }) => subscribed >= (workload.channels ?? 1))
    // What is compiled once is not measured, and each row is there.
    const warm = await stream(Math.min(rate, 2000), 0.6)
    if (!warm.right)
      throw new Error(`${contender.name} does not show what it should: ${errors[0] ?? 'no error'}`)
    await pause(200)
    const heapBefore = await heap()
    await page.evaluate(() => globalThis.bench.begin())
    if (profile) await startProfile(cdp)
    const from = await spent()
    const { sent, took, right, behind } = await stream(rate, workload.seconds ?? seconds)
    const to = await spent()
    if (profile)
      await endProfile(cdp, `${profile}/${name}-${rate}-${contender.name.replace(/\W+/g, '-')}.cpuprofile`)
    const told = await page.evaluate(() => globalThis.bench.tell())
    const elapsed = (took + behind) / 1000
    const fps = told.frames / elapsed
    const main = (to.main - from.main) / (took / 1000)
    return {
      // For as long as the stream lasted, whether or not the page was done by then.
      main,
      script: (to.script - from.script) / (took / 1000),
      fps,
      frame: main / fps,
      gap: told.gap,
      p50: told.p50,
      p95: told.p95,
      behind,
      commits: told.commits / elapsed,
      renders: told.renders / elapsed,
      messages: told.messages / sent,
      heapBefore,
      heap: await heap(),
      right,
    }
  } finally {
    if (process.env.SHOTS)
      await page.screenshot({
        path: `${process.env.SHOTS}/${name}-${contender.name.replace(/\W+/g, '-')}.png`,
      })
    await context.close()
    if (errors.length > 0) console.error(`  ${contender.name}: ${errors[0]}`)
  }
}

/** From the address to the first event in the page, with what the main thread did until then. */
async function coldStart(/** @type {any} */ { page, server, spent, base, many }) {
  const streaming = server.stream({ kind: 'quotes', rate: 1000, seconds: 3, many, base })
  // What went wrong meanwhile is told first.
  streaming.catch(() => {})
  await page.goto(server.url)
  const first = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const look = () => {
          const shown = document.querySelector('[id^="v-"]:not(:empty)')
          if (shown) resolve(performance.now())
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
  const { main, script } = await spent()
  await streaming
  return { first, main, script, right: true }
}

/** Five times on and off; what counts is the middle one. */
async function storm(/** @type {any} */ { page, server, spent, heap }) {
  const toggle = (/** @type {boolean} */ on) => page.evaluate((on) => globalThis.bench.toggle(on), on)
  await toggle(true)
  await pause(300)
  await toggle(false)
  await pause(1500)
  const heapBefore = await heap()
  await server.ask({ type: 'reset' })
  const times = []
  for (let i = 0; i < 5; i++) {
    const from = await spent()
    await toggle(true)
    await pause(60)
    await toggle(false)
    await pause(60)
    times.push((await spent()).main - from.main)
  }
  await pause(1500)
  const { subscribed, unsubscribed } = await server.ask({ type: 'counts' })
  return {
    main: times.sort((a, b) => a - b)[2] ?? 0,
    subscribed,
    unsubscribed,
    heapBefore,
    heap: await heap(),
    right: subscribed === unsubscribed && subscribed <= 1,
  }
}
