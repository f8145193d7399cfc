import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { type Browser, chromium, type Page } from 'playwright-core'
import { compile, compileModule } from 'svelte/compiler'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { chromiumLaunch } from '../../scripts/lib/chromium-launch.mjs'
import { startAnswers, words } from './answers.ts'

const svelte: Plugin = {
  name: 'svelte',
  setup({ onLoad }) {
    const options = { generate: 'client', dev: false } as const
    const read = (path: string) => readFileSync(path, 'utf8')
    onLoad({ filter: /\.svelte$/ }, ({ path }) => ({
      contents: compile(read(path), { ...options, filename: path }).js.code,
    }))
    onLoad({ filter: /\.svelte\.js$/ }, ({ path }) => ({
      contents: compileModule(read(path), { ...options, filename: path }).js.code,
    }))
  },
}
const frameworks = ['react', 'vue', 'svelte'] as const
const path = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const look = (page: Page) => page.evaluate(() => window.tab.look())
const patient = (run: () => Promise<void>) => vi.waitFor(run, { timeout: 30_000, interval: 30 })
const shows = (page: Page, count: number, status?: string) =>
  patient(async () =>
    expect(await look(page)).toMatchObject({
      shown: ['user: Hi', `assistant: ${words.slice(0, count).join('')}`],
      ...(status && { status }),
    }),
  )

let browser: Browser
let answers: Awaited<ReturnType<typeof startAnswers>>
const files = new Map<string, string>()
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: {
      react: path('./page-react.tsx'),
      vue: path('./page-vue.ts'),
      svelte: path('./page-svelte.ts'),
    },
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    outdir: '/out',
    write: false,
    conditions: ['@channelkit/source', 'svelte', 'browser'],
    define: { 'process.env.NODE_ENV': '"development"' },
    plugins: [svelte],
  })
  for (const file of outputFiles) files.set(file.path.replace('/out', ''), file.text)
  answers = await startAnswers((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    if (pathname === '/auth') {
      const [socketId, name, user] = ['socketId', 'channel', 'user'].map((key) => searchParams.get(key)!)
      return response.end(
        JSON.stringify(answers.world.sdk.authorizeChannel(socketId!, name!, { user_id: user! })),
      )
    }
    const script = files.get(pathname)
    response.setHeader('Content-Type', script ? 'text/javascript' : 'text/html')
    response.end(script ?? `<!doctype html><body><script type="module" src="${pathname}.js"></script>`)
  })
  browser = await chromium.launch(chromiumLaunch)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await answers?.end()
})

describe.each(frameworks)('The AI SDK over a channel, in %s', (framework) => {
  let chats = 0
  async function start() {
    const id = `${framework}-${++chats}`
    const open = async (user: string) => {
      const context = await browser.newContext()
      onTestFinished(() => context.close())
      const another = async () => {
        const page = await context.newPage()
        const given = { port: answers.world.port, id, user }
        await page.goto(`${answers.api}${framework}#${encodeURIComponent(JSON.stringify(given))}`)
        await patient(async () => expect((await look(page)).live).toBe(true))
        return page
      }
      return another
    }
    const ask = async (page: Page) => {
      const before = answers.running.size
      await page.evaluate(() => window.tab.ask('Hi'))
      await patient(async () => expect(answers.running.size).toBe(before + 1))
    }
    return { open, ask }
  }

  it('is whole after a reload in the middle, in a second tab, and for a second person', async () => {
    const { open, ask } = await start()
    const [ofAnn, ofBob] = [await open('ann'), await open('bob')]
    const [first, second, bob] = [await ofAnn(), await ofAnn(), await ofBob()]
    await ask(first)
    answers.go()
    answers.go()
    for (const page of [first, second, bob]) await shows(page, 2, 'streaming')
    await first.reload()
    await shows(first, 2)
    answers.go()
    for (const page of [first, second, bob]) await shows(page, 3)
    answers.go('rest')
    for (const page of [first, second, bob]) await shows(page, words.length, 'ready')
  })

  it('is whole for who lost the line in the middle, and stopped for all by whoever stops it', async () => {
    const { open, ask } = await start()
    const [ann, bob] = [await (await open('ann'))(), await (await open('bob'))()]
    await ask(ann)
    answers.go()
    for (const page of [ann, bob]) await shows(page, 1)
    await bob.evaluate(() => window.tab.line(false))
    answers.go()
    await shows(ann, 2)
    await bob.evaluate(() => window.tab.line(true))
    await shows(bob, 2)
    await bob.evaluate(() => window.tab.stop())
    for (const page of [ann, bob]) await shows(page, 2, 'ready')
    expect([...answers.running.values()].at(-1)!.signal.aborted).toBe(true)
  })

  it('says where an answer breaks off, and keeps what came of it', async () => {
    const { open, ask } = await start()
    const ann = await (await open('ann'))()
    await ask(ann)
    answers.go()
    await shows(ann, 1)
    answers.go('break')
    await shows(ann, 1, 'error')
  })
})
