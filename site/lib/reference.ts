import type { FunctionDoc } from '../../stories/lib/docs/types/said.ts'
import { FRAMEWORKS, type Framework } from '../../stories/lib/mounted.ts'
import type { Api, WholeComponent } from './api.ts'
import { tabs } from './framework-tabs.ts'
import { firstSentence } from './guides.ts'
import { packagePages } from './package-pages.ts'
import { type Page, table } from './page.ts'
import { code, fieldsTable, heading, isDoor, isHook, kebab, returned, said } from './reference-parts.ts'

/** Pages made of what code and types say: each hook, each component, and what else each package exports. */
export function referencePages(api: Api): Page[] {
  const hooks = [...new Set(FRAMEWORKS.flatMap((one) => hooksOf(api, one).map(([name]) => name)))].sort()
  const pages = [
    ...hooks.map((name) => hookPage(api, name)),
    ...api.components.map(componentPage),
    ...packagePages(api.entries),
    stylesPage(api),
  ]
  return [overview(pages), ...pages]
}

const hooksOf = (api: Api, framework: Framework) =>
  api.entries
    .filter(({ name }) => name === `@channelkit/${framework}` || name.startsWith(`@channelkit/${framework}/`))
    .flatMap(({ name: entry, exports }) =>
      [...exports].flatMap(([name, doc]) =>
        isHook(name) && doc.kind === 'function' && !entry.endsWith('/native') && !isDoor(entry)
          ? [[name, { entry, doc }] as const]
          : [],
      ),
    )

function hookPage(api: Api, name: string): Page {
  const found = FRAMEWORKS.flatMap((framework) => {
    const hook = new Map(hooksOf(api, framework)).get(name)
    return hook ? [{ framework, ...hook }] : []
  })
  const [first] = found
  if (!first) throw new Error(`${name} is exported nowhere.`)
  const examples = found.map(({ framework, entry, doc }) => ({
    framework,
    markdown: code(
      framework === 'react' ? 'tsx' : 'ts',
      [`import { ${name} } from '${entry}'`, ...doc.examples].join('\n\n'),
    ),
  }))
  const results = found.map(({ framework, doc }) => ({ framework, markdown: held(doc, first.doc) }))
  return {
    path: `reference/hooks/${kebab(name)}`,
    title: name,
    description: firstSentence(first.doc.text),
    body: `${said(first.doc.text)}

${tabs(examples)}
${heading('Parameters', fieldsTable('parameter', first.doc.params))}${first.doc.params
  .map(({ name: parameter, fields }) =>
    heading(
      parameter === 'options' ? 'Options' : `Fields of ${parameter}`,
      fieldsTable(parameter === 'options' ? 'option' : 'field', fields),
    ),
  )
  .join('')}
## Result

${tabs(results)}`,
  }
}

/** What a hook gives; where that is something around the value (a ref, a rune), also the value's fields. */
function held(doc: FunctionDoc, plain: FunctionDoc): string {
  const around = doc !== plain && doc.returns.fields.every(({ name }) => name === 'current')
  if (!around || plain.returns.fields.length === 0) return returned(doc)
  return `${returned(doc)}\nIts value is:\n\n${fieldsTable('field', plain.returns.fields)}`
}

function componentPage(component: WholeComponent): Page {
  const { name, folder, text, examples, props, slots, labels, parts, variables } = component
  const imports = FRAMEWORKS.map((framework) => ({
    framework,
    markdown: code(
      framework === 'react' ? 'tsx' : 'ts',
      `import { ${name} } from '@channelkit/${framework}/${folder}'\nimport '@channelkit/${framework}/styles.css'`,
    ),
  }))
  return {
    path: `reference/components/${folder}`,
    title: name,
    description:
      firstSentence(text) || `The component ${name}: props, slots, labels, parts and CSS variables.`,
    body: `${said(text)}

${tabs(imports)}${examples.map((one) => `${code('ts', one)}\n`).join('\n')}
${heading('Props', fieldsTable('prop', props))}${heading(
  'Slots',
  slots.length
    ? `What an application can draw in its own way: \`render…\` in React, a slot in Vue, a snippet in Svelte.\n\n${fieldsTable('slot', slots)}`
    : '',
)}${heading(
  'Labels',
  labels.length
    ? `Words in place of ours, as \`labels\` or [for all components at once](/languages/).\n\n${fieldsTable('label', labels)}`
    : '',
)}${heading(
  'Parts',
  parts.length
    ? `Each has a class and \`data-part\`, and takes attributes by \`partProps\`.\n\n${table(
        ['part', 'class'],
        parts.map((part) => [
          `\`${part.name}\``,
          `\`.ck-${folder}${part.name === 'root' ? '' : `-${part.name}`}\``,
        ]),
      )}`
    : '',
)}${heading(
  'CSS variables',
  variables.length
    ? `[Theming](/theming/) says what each is.\n\n${variables.map((one) => `\`${one}\``).join(', ')}`
    : '',
)}`,
  }
}

function stylesPage({ components }: Api): Page {
  const users = new Map<string, WholeComponent[]>()
  for (const one of components)
    for (const variable of one.variables) users.set(variable, [...(users.get(variable) ?? []), one])
  return {
    path: 'reference/css-variables',
    title: 'CSS variables',
    description: 'Every CSS variable of the components, and which of them use it.',
    body: `[Theming](/theming/#variables) says what each means and what it is by default.

${table(
  ['variable', 'used by'],
  [...users]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([variable, list]) => [
      `\`${variable}\``,
      list.map(({ name, folder }) => `[${name}](/reference/components/${folder}/)`).join(', '),
    ]),
)}`,
  }
}

function overview(pages: readonly Page[]): Page {
  const list = (start: string, title: string) =>
    `## ${title}\n\n${pages
      .filter(({ path }) => path.startsWith(start))
      .map(({ path, title: one, description }) => `- [${one}](/${path}/): ${description}`)
      .join('\n')}\n`
  const others = pages.filter(({ path }) => !/^reference\/(hooks|components)\//.test(path))
  return {
    path: 'reference',
    title: 'Reference',
    description: 'Every export, option, result, slot, label and CSS variable, from types.',
    body: `Made from types and docstrings, so it says what this version does.

${list('reference/hooks/', 'Hooks')}
${list('reference/components/', 'Components')}
## Packages

${others.map(({ path, title, description }) => `- [${title}](/${path}/): ${description}`).join('\n')}
`,
  }
}
