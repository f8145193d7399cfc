import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { packages } from './lib/packages.mjs'
import { root } from './lib/root.mjs'
import { bin, run } from './lib/run.mjs'

/**
 * Compiles the code of the documentation: each block of `ts`, `tsx`, `vue` and `svelte` is a module of its own.
 * Other languages (`js`, `sh`, `php`) are left.
 */
const folder = join(root, 'stories', 'samples')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

let count = 0
for (const page of pages()) {
  if (!page.endsWith('.md')) continue
  const text = readFileSync(join(root, page), 'utf8')
  for (const [, language, code, at] of blocks(text)) {
    const name = `${page.replace(/\.md$/, '').replaceAll(/[/\\]/g, '-')}-${at}.${language}`
    // What a sample registers would hold for all of them.
    const own = code?.replace(/^declare module '@channelkit[/]core' \{[\s\S]*?^\}/gm, '') ?? ''
    writeFileSync(join(folder, name), language?.startsWith('ts') ? `${own}\nexport {}\n` : own)
    count++
  }
}
// What samples of tests import: a component that is said in words to be there.
writeFileSync(
  join(folder, 'Provided.svelte'),
  '<script lang="ts">let { kit }: { kit: unknown } = $props(); void (() => kit)</script>\n',
)
writeFileSync(
  join(folder, 'tsconfig.json'),
  JSON.stringify({
    extends: '../tsconfig.json',
    compilerOptions: { noEmit: true, types: ['node', 'vite/client'] },
    include: ['*'],
  }),
)

const checks = await Promise.all([
  run(bin('vue-tsc'), ['-p', join(folder, 'tsconfig.json'), '--pretty', 'false'], { quiet: true }),
  run(
    bin('svelte-check'),
    [
      '--workspace',
      folder,
      '--tsconfig',
      join(folder, 'tsconfig.json'),
      '--fail-on-warnings',
      '--output',
      'human',
    ],
    { quiet: true },
  ),
])
for (const { code, output } of checks) if (code !== 0) console.log(output)
const good = checks.every(({ code }) => code === 0)
console.log(`${count} samples of code ${good ? 'compile' : 'were compiled, with the errors above'}`)
process.exit(good && count > 0 ? 0 : 1)

/** The pages of the documentation, and what each package says of itself. */
function pages() {
  const guides = readdirSync(join(root, 'docs')).map((name) => join('docs', name))
  return [
    ...guides,
    'README.md',
    ...packages().map(({ folder }) => relative(root, join(folder, 'README.md'))),
  ]
}

/**
 * The checked blocks of a page, with the line on which each begins.
 * @param {string} text
 * @returns {Array<[string, string | undefined, string | undefined, number]>}
 */
function blocks(text) {
  return [...text.matchAll(/^```(tsx?|vue|svelte)\n([\s\S]*?)^```/gm)].map((match) => [
    match[0],
    match[1],
    match[2],
    text.slice(0, match.index).split('\n').length,
  ])
}
