import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import react from '@vitejs/plugin-react'
import vue from '@vitejs/plugin-vue'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import type { BrowserCommand } from 'vitest/node'
import { firefox } from './contract/firefox.ts'
import { requestsSeen, watchRequests } from './contract/network/requests.ts'
import { inPage, processed } from './contract/styles/tools.ts'
import { chromiumLaunch } from './scripts/lib/chromium-launch.mjs'
import { pictureOf } from './stories/test/picture.ts'

const conditions = ['@channelkit/source']
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const browser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: chromiumLaunch }),
  instances: [{ browser: 'chromium' as const }],
})
/** What only the test's own process can do: read the accessibility tree, and take pictures. */
const commands: Record<string, BrowserCommand<[selector: string]>> = {
  aria: async (context, selector) => (await context.frame()).locator(selector).ariaSnapshot(),
  picture: async (context, selector) => pictureOf(context.page, (await context.frame()).locator(selector)),
}
const inBrowser = { conditions: [...conditions, 'svelte', 'browser', 'import', 'module', 'default'] }
/** They wait for what happens and not for a time; a busy machine needs patience. */
const patient = { testTimeout: 60_000, setupFiles: [here('contract/patience.ts')] }
const patientInPages = { ...patient, setupFiles: [here('contract/patience.browser.ts')] }
/** What components to copy find in the project that they are copied into. */
const copied = here('registry/test/utils.ts')
const frameworks = () => [react(), vue(), svelte({ configFile: false })]

/** What draws and hears pointers in another browser's way, and what each component owes. All stories are for `npm run test:browsers`. */
const inFirefox = (path: string) => ({
  plugins: frameworks(),
  resolve: inBrowser,
  cacheDir: 'node_modules/.vite-firefox',
  test: {
    name: 'firefox',
    ...patientInPages,
    include: [
      'packages/ui/src/engines/{chart,map}/**/*.browser.test.ts',
      'contract/components/react.browser.test.ts',
    ],
    browser: { ...browser(), provider: firefox(path), instances: [{ browser: 'firefox' as const }] },
  },
})

/** What Vite and Vitest need: one project a place where tests run. The demo and the Storybook have what is theirs. */
export default defineConfig({
  root: here('.'),
  test: {
    // Of all projects: what is said in one is not heard. Until a page is there, what it imports is made ready.
    browser: { connectTimeout: 180_000 },
    projects: [
      {
        plugins: [svelte({ configFile: false })],
        resolve: { conditions: [...conditions, 'node', 'import', 'module', 'default'] },
        // What Node itself looks for: `import` would also be taken for `require`, and `module` leads to builds for bundlers.
        ssr: { resolve: { conditions: [...conditions, 'node'] } },
        test: {
          name: 'node',
          environment: 'node',
          // One process for many files, each of which begins as if it were the first.
          isolate: false,
          ...patient,
          setupFiles: [here('contract/fresh.ts'), ...patient.setupFiles],
          include: [
            '{packages/*/{src,test},demo,dashboard,contract,registry,stories/test,site/test,scripts}/**/*.test.ts',
          ],
          exclude: [
            ...(process.env.EVERY_SOURCE ? [] : ['contract/tabs/**']),
            ...['contract/dom/**', '**/*.browser.test.*', '**/node_modules/**', '**/dist/**'],
          ],
        },
      },
      ...(['jsdom', 'happy-dom'] as const).map((environment) => ({
        plugins: frameworks(),
        resolve: inBrowser,
        test: {
          name: environment,
          environment,
          ...patient,
          include: ['contract/dom/**/*.test.ts'],
          // Node would take its own build of Svelte, the one for servers.
          server: { deps: { inline: [/svelte/] } },
        },
      })),
      {
        plugins: frameworks(),
        resolve: { ...inBrowser, alias: { '@/lib/utils': copied, '$lib/utils.js': copied } },
        test: {
          name: 'browser',
          ...patientInPages,
          include: ['{packages/*/{src,test},contract,registry/test}/**/*.browser.test.{ts,tsx}'],
          globalSetup: 'contract/ssr/pages.ts',
          exclude: [
            ...(process.env.EVERY_SOURCE ? [] : ['contract/sources.browser.test.ts']),
            ...['**/react-18.*', '**/node_modules/**', '**/dist/**'],
          ],
          browser: { ...browser(), commands: { inPage, processed, watchRequests, requestsSeen } },
        },
      },
      // Where there is a Firefox: `npm test` looks for it, and installs it where it may.
      ...(process.env.FIREFOX_PATH ? [inFirefox(process.env.FIREFOX_PATH)] : []),
      {
        plugins: frameworks(),
        resolve: {
          ...inBrowser,
          alias: [{ find: /^(react|react-dom)($|[/])/, replacement: here('contract/node_modules/$1-18$2') }],
        },
        // A cache of its own: the same packages are built on another React here.
        cacheDir: 'node_modules/.vite-react-18',
        test: {
          name: 'react-18',
          ...patientInPages,
          include: ['contract/**/react-18.browser.test.ts'],
          browser: browser(),
        },
      },
      {
        plugins: frameworks(),
        resolve: inBrowser,
        cacheDir: 'node_modules/.vite-stories',
        test: {
          name: 'stories',
          ...patientInPages,
          include: ['stories/test/**/*.browser.test.ts'],
          browser: {
            ...browser(),
            commands,
            viewport: { width: 900, height: 700 },
            provider: playwright({
              // A frame comes as soon as it is drawn: pictures wait for some, and on a busy machine for long.
              launchOptions: {
                ...chromiumLaunch,
                args: [...chromiumLaunch.args, '--disable-frame-rate-limit', '--disable-gpu-vsync'],
              },
              contextOptions: { reducedMotion: 'reduce', deviceScaleFactor: 1 },
            }),
          },
        },
      },
    ],
  },
})
