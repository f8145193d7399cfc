import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { createServer } from 'vite'
import type { TestProject } from 'vitest/node'
import type { cases } from './cases.ts'
import type { componentCases } from './component-cases.ts'
import type { renderOnServer } from './render.ts'
import type { renderComponent } from './render-component.ts'

const conditions = ['@channelkit/source', 'node', 'import', 'module', 'default']

/** For tests of hydration: what a server sends for each case, by framework and name. */
export type Pages = Record<string, Record<string, string>>

declare module 'vitest' {
  interface ProvidedContext {
    pages: Pages
  }
}

/** Renders all pages before the browser starts, since nothing in a browser can be a server. */
export default async function setup(project: TestProject): Promise<void> {
  const server = await createServer({
    configFile: false,
    root: fileURLToPath(new URL('..', import.meta.url)),
    plugins: [svelte({ configFile: false })],
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
    ssr: { noExternal: [/^@channelkit[/]/, '@tanstack/svelte-query'], resolve: { conditions } },
  })
  // By this server and not by an import, so that nothing has to be built first.
  const load = (path: string) => server.ssrLoadModule(path)
  const { cases: all } = (await load('/ssr/cases.ts')) as { cases: typeof cases }
  const { renderOnServer: render } = (await load('/ssr/render.ts')) as {
    renderOnServer: typeof renderOnServer
  }
  const { componentCases: components } = (await load('/ssr/component-cases.ts')) as {
    componentCases: typeof componentCases
  }
  const { renderComponent: draw } = (await load('/ssr/render-component.ts')) as {
    renderComponent: typeof renderComponent
  }
  const pages: Pages = {}
  for (const framework of ['React', 'Vue', 'Svelte']) {
    pages[framework] = {}
    for (const name of Object.keys(all)) pages[framework][name] = await render(framework, name)
    for (const name of Object.keys(components)) pages[framework][name] = await draw(framework, name)
  }
  await server.close()
  project.provide('pages', pages)
}
