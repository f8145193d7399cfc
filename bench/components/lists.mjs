import { readFileSync } from 'node:fs'
import { bundle } from './lib/browser.mjs'
import { printTable, verdict } from './lib/table.mjs'

const PRESENCE_MS = 1.5

const styles = ['base', 'components/presence-list/styles', 'components/event-feed/styles']
  .map((name) => readFileSync(new URL(`../../packages/ui/src/${name}.css`, import.meta.url), 'utf8'))
  .join('\n')

const components = {
  'PresenceList, React': ['presence', 'react', 'presence-list.tsx', 'PresenceList'],
  'PresenceList, Vue': ['presence', 'vue', 'presence-list.ts', 'PresenceList'],
  'EventFeed, React': ['feed', 'react', 'event-feed.tsx', 'EventFeed'],
  'EventFeed, Vue': ['feed', 'vue', 'event-feed.ts', 'EventFeed'],
}

/** 10,000 members with 100 joins and leaves a second; 5,000 events a second for ten seconds. */
export async function run(
  /** @type {Awaited<ReturnType<typeof import('./lib/browser.mjs').startBrowser>>} */ browser,
) {
  const verdicts = []
  const rows = []
  for (const [name, [page = '', framework, file, component]] of Object.entries(components)) {
    const script = await bundle(`
      import { start } from './pages/lists/${page}.mjs'
      import { ${component} } from '../../packages/${framework}/src/components/${file}'
      document.head.append(Object.assign(document.createElement('style'), { textContent: ${JSON.stringify(styles)} }))
      start('${framework}', ${component})`)
    const early = await browser.measure(script, { ratio: 1, warm: 1, seconds: 2 })
    const late = await browser.measure(script, { ratio: 1, warm: 1.5, seconds: 10 })
    if (page === 'presence') verdicts.push(`${name}: ${verdict(late.main, PRESENCE_MS, 'ms')}`)
    rows.push([
      name,
      late.main.toFixed(2),
      late.script.toFixed(2),
      late.fps.toFixed(0),
      early.heap.toFixed(1),
      late.heap.toFixed(1),
    ])
  }
  const head = ['', 'main ms/frame', 'script', 'fps', 'heap MB after 3 s', 'after 11 s']
  printTable('Lists', head, rows)
  console.log(`\n${verdicts.map((one) => `  ${one}`).join('\n')}`)
}
