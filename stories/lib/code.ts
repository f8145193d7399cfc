import { type Framework, type Props, TITLES } from './mounted.ts'

/** The lines that show a component with these arguments in a framework, ready to paste. */
export function codeOf(component: string, args: Props, framework: Framework): string {
  const given = Object.entries(args).filter(([, value]) => value !== undefined && typeof value !== 'function')
  return writers[framework](component, given)
}

type Given = [string, unknown][]

const writers: Record<Framework, (component: string, given: Given) => string> = {
  react: (component, given) => [importOf(component, 'react'), '', tag(component, given, braces)].join('\n'),
  vue: (component, given) =>
    [
      ...script(importOf(component, 'vue'), '<script setup lang="ts">', ''),
      '<template>',
      `  ${tag(component, given, colons)}`,
      '</template>',
    ].join('\n'),
  svelte: (component, given) =>
    [
      ...script(importOf(component, 'svelte'), '<script lang="ts">', '  '),
      tag(component, given, braces),
    ].join('\n'),
}

const script = (line: string, opening: string, indent: string) => [
  opening,
  `${indent}${line}`,
  '</script>',
  '',
]

/** `name={value}`, as React and Svelte write it. */
function braces(name: string, value: unknown): string {
  if (typeof value === 'string') return `${name}=${quoted(value)}`
  return value === true ? name : `${name}={${json(value)}}`
}

/** `:name="value"`, as Vue writes it. */
function colons(name: string, value: unknown): string {
  const attribute = kebab(name)
  if (typeof value === 'string') return `${attribute}=${quoted(value)}`
  return value === true ? attribute : `:${attribute}="${json(value).replaceAll('"', "'")}"`
}

const importOf = (component: string, framework: Framework) =>
  `import { ${component} } from '@channelkit/${TITLES[framework].toLowerCase()}/${kebab(component)}'`

function tag(component: string, given: Given, attribute: (name: string, value: unknown) => string) {
  return `<${[component, ...given.map(([name, value]) => attribute(name, value))].join(' ')} />`
}

const kebab = (name: string) => name.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
const quoted = (text: string) => JSON.stringify(text)
/** As it would be written by hand: keys without quotes. */
const json = (value: unknown) => JSON.stringify(value).replace(/"([A-Za-z_]\w*)":/g, '$1: ')
