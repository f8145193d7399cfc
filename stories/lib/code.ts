import { type Framework, type Props, TITLES } from './mounted.ts'

/** The lines that show a component with these arguments in a framework, ready to paste. */
export function codeOf(component: string, args: Props, framework: Framework): string {
  const given = Object.entries(args).filter(([, value]) => value !== undefined && typeof value !== 'function')
  return writers[framework](component, given)
}

type Given = [string, unknown][]

const writers: Record<Framework, (component: string, given: Given) => string> = {
  react: (component, given) =>
    [
      importOf(component, 'react'),
      '',
      tag(component, given, (name, value) =>
        typeof value === 'string'
          ? `${name}=${quoted(value)}`
          : value === true
            ? name
            : `${name}={${json(value)}}`,
      ),
    ].join('\n'),
  vue: (component, given) =>
    [
      '<script setup lang="ts">',
      importOf(component, 'vue'),
      '</script>',
      '',
      '<template>',
      `  ${tag(component, given, (name, value) => {
        const attribute = kebab(name)
        if (typeof value === 'string') return `${attribute}=${quoted(value)}`
        return value === true ? attribute : `:${attribute}="${json(value).replaceAll('"', "'")}"`
      })}`,
      '</template>',
    ].join('\n'),
  svelte: (component, given) =>
    [
      '<script lang="ts">',
      `  ${importOf(component, 'svelte')}`,
      '</script>',
      '',
      tag(component, given, (name, value) =>
        typeof value === 'string'
          ? `${name}=${quoted(value)}`
          : value === true
            ? name
            : `${name}={${json(value)}}`,
      ),
    ].join('\n'),
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
