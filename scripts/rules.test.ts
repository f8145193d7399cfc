import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { root } from './lib/root.mjs'
import { bin, run } from './lib/run.mjs'

// A workspace in which each rule is broken, and around each what is allowed: the checkers find the one and leave the other.

const world = mkdtempSync(join(tmpdir(), 'rules-'))
afterAll(() => rmSync(world, { recursive: true }))

function put(path: string, text: string) {
  mkdirSync(dirname(join(world, path)), { recursive: true })
  writeFileSync(join(world, path), text)
}

/** Files that break a rule, by its name. */
const broken: Record<string, Record<string, string>> = {
  'no-cycles': {
    'packages/ui/src/egg.ts': "import { hen } from './hen.ts'\nexport const egg = () => hen",
  },
  'no-circle-of-types': {
    'packages/core/src/left.ts': "import type { Right } from './right.ts'\nexport type Left = Right",
  },
  'no-unresolved': { 'packages/ui/src/lost.ts': "import './nowhere.ts'" },
  'core-stands-alone': {
    'packages/core/src/framed.ts': "import 'vue'",
    'packages/core/src/framed-later.ts': "export const load = () => import('react-dom')",
    'packages/core/src/served.test.ts': "import '../../testing/src/kit.ts'",
    'packages/core/src/served.ts': "import '../../server/src/hub/hub.ts'",
  },
  'core-has-no-node': { 'packages/core/src/filed.ts': "import 'node:fs'" },
  'one-door-to-pusher-js': {
    'packages/core/src/source/pusher.ts': "export const load = () => import('pusher-js')",
    'packages/core/src/wired.ts': "import Pusher from 'pusher-js'\nexport const pusher = Pusher",
    'packages/react/src/wired.tsx': "export type { Options } from 'pusher-js'",
  },
  'late-code-comes-late': {
    'packages/core/src/eager.ts': "import './outbox.ts'",
    'packages/core/src/eager-auth.ts': "export { authorize } from './auth/authorize.ts'",
    'packages/core/src/eager-all.ts': "import './deferred.ts'",
  },
  'ui-imports-only-core': { 'packages/ui/src/bound.ts': "import '../../vue/src/hook.ts'" },
  'bindings-import-only-core-and-ui': {
    'packages/svelte/src/tested.ts': "import '../../testing/src/kit.ts'",
  },
  'react-knows-no-other-framework': { 'packages/react/src/foreign.ts': "import 'svelte'" },
  'vue-knows-no-other-framework': { 'packages/vue/src/foreign.ts': "import '../../react/src/hook.ts'" },
  'svelte-knows-no-other-framework': { 'packages/svelte/src/foreign.ts': "import 'react'" },
  'hooks-without-components': { 'packages/react/src/heavy.ts': "import './components/list.ts'" },
  'server-stands-alone': { 'packages/server/src/rest/kit.ts': "import '../../../core/src/kit.ts'" },
  'publish-runs-anywhere': { 'packages/publish/src/kit.ts': "import '../../core/src/kit.ts'" },
  'ai-imports-only-core': { 'packages/ai/src/hook.ts': "import '../../publish/src/filed.ts'" },
  'publish-has-no-node': { 'packages/publish/src/filed.ts': "import 'node:fs'" },
  'hub-and-auth-run-anywhere': { 'packages/server/src/auth/crypto.ts': "import 'node:crypto'" },
  'server-rooms-point-one-way': { 'packages/server/src/hub/asks.ts': "import '../rest/routes.ts'" },
  'testing-uses-core-and-the-hub': {
    'packages/testing/src/ports.ts': "import '../../server/src/rest/routes.ts'",
  },
  'packages-know-no-app': { 'packages/ui/src/demo.ts': "import '../../../demo/src/main.ts'" },
  'tests-are-not-imported': { 'packages/ui/src/borrows.ts': "import './list.test.ts'" },
}

/** What is allowed though it looks much alike. */
const sound: Record<string, string> = {
  // A circle is told of once.
  'packages/ui/src/hen.ts': "import { egg } from './egg.ts'\nexport const hen = () => egg",
  'packages/core/src/right.ts': "import type { Left } from './left.ts'\nexport type Right = Left | 1",
  'packages/core/src/kit.ts':
    "import type * as Deferred from './deferred.ts'\nexport const late = (): Promise<typeof Deferred> => import('./deferred.ts')",
  'packages/core/src/deferred.ts': "export * from './outbox.ts'\nexport * from './source/pusher-open.ts'",
  'packages/core/src/outbox.ts': 'export const outbox = 1',
  'packages/core/src/auth/authorize.ts': 'export const authorize = 1',
  'packages/core/src/source/pusher-types.ts': "export type { Options } from 'pusher-js'",
  'packages/core/src/source/pusher-open.ts': 'export const open = () => {}',
  'packages/core/src/source/load-module.ts': "export const load = () => import('pusher-js')",
  'packages/ui/src/list.ts': "import '../../core/src/kit.ts'",
  'packages/ui/src/list.test.ts': "import './list.ts'",
  'packages/react/src/hook.ts': "import 'react'\nimport '../../core/src/kit.ts'",
  'packages/react/src/components/list.ts': "import '../hook.ts'",
  'packages/vue/src/hook.ts': "import 'vue'\nimport '../../core/src/kit.ts'",
  'packages/server/src/hub/hub.ts': 'export const hub = 1',
  'packages/server/src/rest/routes.ts': "import 'node:fs'\nimport '../hub/hub.ts'",
  'packages/testing/src/kit.ts':
    "import '../../core/src/kit.ts'\nimport '../../server/src/hub/hub.ts'\nimport 'pusher-js'",
  'demo/src/main.ts': "import '../../packages/react/src/hook.ts'",
}

beforeAll(() => {
  for (const files of [...Object.values(broken), sound])
    for (const [path, text] of Object.entries(files)) put(path, `${text}\n`)
  // As npm packages come: what is imported stands in a folder of what was built.
  for (const name of ['pusher-js', 'react', 'react-dom', 'svelte', 'vue']) {
    put(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: '1.0.0', main: './dist/main.js' }),
    )
    put(`node_modules/${name}/dist/main.js`, 'module.exports = {}\n')
  }
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.base.json', 'biome.json', 'rules'])
    cpSync(join(root, name), join(world, name), { recursive: true })
  put('.gitignore', 'node_modules\n')
})

interface Violation {
  rule: { name: string }
  from: string
}

it('each import rule finds the file that breaks it, and nothing else', async () => {
  const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'))
  const names = config.forbidden.map(({ name }: { name: string }) => name)
  expect(Object.keys(broken).sort()).toEqual(names.sort())

  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'packages', 'demo']
  const { output } = await run(bin('depcruise'), args, { cwd: world, quiet: true })
  const violations: Violation[] = JSON.parse(output).summary.violations
  const found = new Set(violations.map(({ rule, from }) => `${rule.name}: ${from}`))
  const expected = Object.entries(broken).flatMap(([rule, files]) =>
    Object.keys(files).map((file) => `${rule}: ${file}`),
  )
  expect([...found].sort()).toEqual(expected.sort())
})

it('a name of pusher-js is found outside the source, however it is written', async () => {
  const names = {
    'packages/core/src/a.ts': "export const a = 'pusher:member_added'",
    'packages/core/src/people/b.ts': 'export const b = (name: string) => `pusher:$' + '{name}`',
    'packages/ui/src/c.ts': "export type C = 'pusher_internal:c'",
    'packages/react/src/d.tsx': 'export const d = /^pusher:/',
    'packages/vue/src/e.ts': "export const e = { 'pusher:e': 1 }",
    'packages/svelte/src/f.ts': 'export const f = (name: string) => name === "pusher:f"',
  }
  const allowed = {
    'packages/core/src/source/pusher-g.ts': "export const g = 'pusher:member_added'",
    'packages/core/src/h.test.ts': "export const h = 'pusher:member_added'",
    'packages/core/src/i.ts': "/** Not `pusher:`. */\nexport const i = 'private-pusher'",
    'packages/server/src/j.ts': "export const j = 'pusher:pong'",
  }
  for (const [path, text] of Object.entries({ ...names, ...allowed })) put(path, `${text}\n`)
  const { output } = await run(
    bin('biome'),
    ['lint', '--reporter=github', ...Object.keys({ ...names, ...allowed })],
    {
      cwd: world,
      quiet: true,
    },
  )
  const found = [...output.matchAll(/file=([^,]+),.*name of pusher-js/g)].map(([, file]) =>
    file?.slice(file.indexOf('packages/')),
  )
  expect(found.sort()).toEqual(Object.keys(names).sort())
})
