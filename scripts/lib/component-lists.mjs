import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { namesOf } from './names.mjs'

const FOLDER = 'packages/ui/src/components'
/** How the files of components end in a binding. */
const ENDINGS = { react: 'tsx', vue: 'ts', svelte: 'ts' }

/**
 * The lists that name all components, by path, as the folders of the components say: nobody writes them.
 * @param {string} root
 * @param {import('./names.mjs').Read} read
 * @returns {Record<string, string>}
 */
export function componentLists(root, read) {
  const names = readdirSync(join(root, FOLDER)).sort()
  const styles = 'packages/ui/src/styles.css'
  const lists = Object.entries(ENDINGS).map(([binding, ending]) => {
    const lines = names.map((one) => `export { ${namesOf(one).pascal} } from './${one}.${ending}'\n`)
    const client = binding === 'react' ? "'use client'\n\n" : ''
    return [`packages/${binding}/src/components/index.ts`, client + lines.join('')]
  })
  const styled = names.filter((one) => existsSync(join(root, FOLDER, one, 'styles.css')))
  const imports = styled.map((one) => `@import "./components/${one}/styles.css" layer(channelkit);\n`)
  const others = read(styles).replace(/^@import "\.\/components\/.*\n/gm, '')
  return { ...Object.fromEntries(lists), [styles]: others + imports.join('') }
}
