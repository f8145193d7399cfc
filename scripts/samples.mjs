import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { svelteCheck, tsc } from './lib/checkers.mjs'
import { codeBlocks } from './lib/code-blocks.mjs'
import { packages } from './lib/packages.mjs'
import { root } from './lib/root.mjs'
import { bin, pool, run } from './lib/run.mjs'

/**
 * Compiles the code of the documentation: each block of `ts`, `tsx`, `vue` and `svelte` is a module of its own, which
 * finds the packages as an application does, built. Other languages (`js`, `sh`, `php`) are left.
 */
if (!(await install()) || !(await build())) process.exit(1)
const folder = join(root, 'stories', 'samples')
const examples = join(root, 'site', 'src', 'examples')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

let count = 0
for (const page of pages()) {
  if (!page.endsWith('.md')) continue
  const text = readFileSync(join(root, page), 'utf8')
  for (const { language, code, line } of codeBlocks(text, 'tsx?|vue|svelte')) {
    const name = `${page.replace(/\.md$/, '').replaceAll(/[/\\]/g, '-')}-${line}.${language}`
    // What a sample registers would hold for all of them.
    const own = code.replace(/^declare module '@channelkit[/]core' \{[\s\S]*?^\}/gm, '')
    writeFileSync(join(folder, name), language.startsWith('ts') ? `${own}\nexport {}\n` : own)
    count++
  }
}
// What runs beside the guides in the documentation.
for (const file of readdirSync(examples, { recursive: true, encoding: 'utf8' })) {
  const [, name, language] = /^(\w[\w-]*)[/\\]\w+\.(tsx|vue|svelte)$/.exec(file) ?? []
  if (!name || !language) continue
  copyFileSync(join(examples, file), join(folder, `example-${name}.${language}`))
  count++
}
// What samples of endpoints import: the application's own answers.
writeFileSync(
  join(folder, 'session.ts'),
  'export declare function userOf(cookie: string | null | undefined): Promise<{ id: string; name: string } | null>\n' +
    'export declare function mayRead(user: { id: string }, channel: string): boolean\n',
)
/** @param {string} guide @param {string} has what tells it from others there */
const sharedOf = (guide, has) =>
  codeBlocks(readFileSync(join(root, 'docs', `${guide}.md`), 'utf8'), 'ts').find(({ code }) =>
    code.includes(has),
  )?.code ?? ''
// What routes of Next share, and what answers in a chat store.
mkdirSync(join(folder, 'lib'))
writeFileSync(join(folder, 'lib', 'chats.ts'), sharedOf('ai', 'globalThis'))
writeFileSync(join(folder, 'chat.ts'), sharedOf('chat', 'chat ='))
// What samples of tests import: a component that is said in words to be there.
writeFileSync(
  join(folder, 'Provided.svelte'),
  '<script lang="ts">let { kit }: { kit: unknown } = $props(); void (() => kit)</script>\n',
)

// Each checker in a folder's own share of it: the native compiler knows neither Vue's nor Svelte's files.
const checks = await pool(
  [
    [tsc, '-p', project('ts', ['*.ts', '*.tsx', '../../contract/svelte.d.ts']), '--pretty', 'false'],
    [bin('vue-tsc'), '-p', project('vue', ['*.vue']), '--pretty', 'false'],
    [...svelteCheck(folder, project('svelte', ['*.svelte'])), '--output', 'human'],
  ],
  availableParallelism(),
  ([tool = '', ...args]) => run(tool, args, { quiet: true }),
)
for (const { code, output } of checks) if (code !== 0) console.log(output)
const good = checks.every(({ code }) => code === 0)
console.log(`${count} samples of code ${good ? 'compile' : 'were compiled, with the errors above'}`)
process.exit(good && count > 0 ? 0 : 1)

/**
 * A project of TypeScript for some of the samples.
 * @param {string} name
 * @param {string[]} include
 */
function project(name, include) {
  const file = join(folder, `tsconfig.${name}.json`)
  const compilerOptions = {
    customConditions: [],
    types: ['node', 'svelte', 'vite/client'],
    paths: { '@/*': ['./*'] },
  }
  writeFileSync(file, JSON.stringify({ extends: '../tsconfig.json', compilerOptions, include, exclude: [] }))
  return file
}

/** The pages of the documentation, and what each package says of itself. */
function pages() {
  const guides = readdirSync(join(root, 'docs')).map((name) => join('docs', name))
  return [
    ...guides,
    'README.md',
    join('skills', 'channelkit', 'SKILL.md'),
    ...packages().map(({ folder }) => relative(root, join(folder, 'README.md'))),
  ]
}
