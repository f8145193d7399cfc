import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { modulesOfPackages } from '../lib/api.ts'
import { errorPages } from '../lib/error-pages.ts'
import { tabs, withTabs } from '../lib/framework-tabs.ts'
import { home, PICTURES } from '../lib/generate.ts'
import { guide, guides } from '../lib/guides.ts'
import { deadLinks } from '../lib/links.ts'
import { llms, markdownOf } from '../lib/llms.ts'
import { headingsOf } from '../lib/page.ts'
import { QUESTIONS } from '../questions.mjs'

const written = guides()
const codes = errorPages(written)
const pages = [...written, ...codes]
const root = fileURLToPath(new URL('../../', import.meta.url))
const place = { site: 'https://docs.example', base: '/kit/' }

it('no link of a page leads nowhere', () => {
  expect(deadLinks(pages, PICTURES)).toEqual([])
})

it('what the README says on the first page leads to pages', () => {
  const reference = { path: 'reference', title: '', description: '', body: '' }
  const front = { path: '', title: '', description: '', body: home() }
  expect(front.body).toContain('(/authorization/)')
  expect(deadLinks([...pages, reference, front], PICTURES)).toEqual([])
})

it('a link that leads to no page, no heading and no file is found', () => {
  const text = `# A\n\nOne. [page](b.md) [none](c.md) [heading](b.md#yes) [no heading](b.md#no) [self](#two) [raw](b)

## Two
`
  const two = [guide('a', text), guide('b', '# B\n\n[out](https://x.example)\n\n## Yes\n')]
  expect(deadLinks(two).map(({ to }) => to)).toEqual(['/c/', '/b/#no', 'b'])
})

it.each(QUESTIONS.filter(({ page }) => !page.startsWith('reference/')))(
  'who asks for $types finds the answer on $page',
  ({ types, page: path, says }) => {
    const page = pages.find((one) => one.path === path)!
    const text = [page.title, page.description, page.body, ...(page.keywords ?? [])].join(' ')
    expect(text).toMatch(says)
    for (const word of types.split(' ')) expect(text.toLowerCase()).toContain(word.toLowerCase())
  },
)

it('every code of an error has a page, with what to do and where more is', () => {
  expect(codes.length).toBeGreaterThan(90)
  const denied = codes.find(({ path }) => path === 'errors/auth-denied')!
  expect(denied.body).toContain('Check that the signed-in user may read this channel.')
  expect(denied.body).toContain('(/troubleshooting/#403-a-channel-is-refused)')
  expect(codes.find(({ path }) => path === 'server-errors/4009')!.title).toBe(
    '4009: Connection is not authorised',
  )
})

it('addresses of the documentation that the packages speak of are pages', () => {
  const found = sources(`${root}packages`).flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    return [...text.matchAll(/(?:https:\/\/channelkit\.dev|\$\{DOCS\})\/([\w/-]+)\/(#[\w-]+)?/g)]
  })
  expect(found.length).toBeGreaterThan(1)
  const asLinks = found.map(([, path, anchor = '']) => `[x](/${path}/${anchor})`).join(' ')
  const said = { path: 'said', title: '', description: '', body: asLinks }
  expect(deadLinks([...pages, said], PICTURES)).toEqual([])
})

it('what packages say in the console says where more about it is', () => {
  const calls = sources(`${root}packages`).flatMap((file) =>
    // What stands in for others says their words.
    file.includes('/compat/')
      ? []
      : [...readFileSync(file, 'utf8').matchAll(/^.*console\.(?:warn|error)\(([^)]*)/gm)].map(
          ([, said = '']) => said,
        ),
  )
  expect(calls.length).toBeGreaterThan(4)
  // A line of an error ends with the address of its page.
  expect(calls.filter((said) => !/^line\b|See \$\{/.test(said))).toEqual([])
})

it('the reference is made of every entry of every package', () => {
  const packages = readdirSync(`${root}packages`).map(
    (folder) => JSON.parse(readFileSync(`${root}packages/${folder}/package.json`, 'utf8')).name,
  )
  const entries = modulesOfPackages().map(({ name }) => name)
  expect(entries).toEqual(expect.arrayContaining(packages))
  expect(entries.length).toBe(new Set(entries).size)
})

it('what packages say of themselves leads to pages, and to nothing beside their tarballs', () => {
  const folders = readdirSync(`${root}packages`)
  const readmes = folders.map((name) => readFileSync(`${root}packages/${name}/README.md`, 'utf8')).join('\n')
  const links = [...readmes.matchAll(/\]\(([^)]+)\)/g)].map(([, to = '']) => to)
  expect(links.filter((to) => !to.startsWith('https://'))).toEqual([])
  const asLinks = links.map((to) => `[x](${to.replace('https://channelkit.dev', '')})`).join(' ')
  const reference = { path: 'reference', title: '', description: '', body: '' }
  expect(
    deadLinks([...pages, reference, { path: 'said', title: '', description: '', body: asLinks }], PICTURES),
  ).toEqual([])
})

it('code of frameworks that follows each other is put together, and code alone is left', () => {
  const page = 'A\n\n```tsx\na\n```\n\n```vue\nb\n```\n\nB\n\n```tsx\nalone\n```\n'
  expect(withTabs(page)).toBe(
    `A\n\n${tabs([
      { framework: 'react', markdown: '```tsx\na\n```' },
      { framework: 'vue', markdown: '```vue\nb\n```' },
    ])}B\n\n\`\`\`tsx\nalone\n\`\`\`\n\n`,
  )
})

it('headings of one text have anchors of their own, and those in code are none', () => {
  const anchors = headingsOf('## `a-b` c\n\n```sh\n## no\n```\n\n## Two: and (more)\n\n## Two: and (more)\n')
  expect(anchors.map(({ anchor }) => anchor)).toEqual(['a-b-c', 'two-and-more', 'two-and-more-1'])
})

it('programs get each page as Markdown, whose links lead to Markdown', () => {
  const page = guide('a', '# A\n\nOne. See [B](b.md#c).\n')
  expect(markdownOf(page, place)).toContain(
    '# A\n\n<https://docs.example/kit/a/>\n\nOne. See [B](https://docs.example/kit/b.md#c)',
  )
  expect(llms(pages, place)).toContain(
    '- [Gaps: what was missed while offline](https://docs.example/kit/gaps.md): The protocol',
  )
})

it('an example is there in three frameworks', () => {
  const folder = `${root}site/src/examples/`
  const names = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory())
  expect(names.length).toBeGreaterThan(3)
  for (const { name } of names)
    for (const file of ['scene.ts', 'react.tsx', 'vue.vue', 'svelte.svelte'])
      expect(existsSync(`${folder}${name}/${file}`) && file).toBe(file)
})

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((one) => {
    if (/^(node_modules|dist|test)$/.test(one.name)) return []
    const path = `${folder}/${one.name}`
    if (one.isDirectory()) return sources(path)
    return /(?<!\.test)\.tsx?$/.test(one.name) ? [path] : []
  })
