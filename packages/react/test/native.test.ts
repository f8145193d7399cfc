import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, it } from 'vitest'

const bundle = async (entry: string) => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../src/${entry}`, import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['@channelkit/source'],
    external: ['react', 'react/*', 'react-native', 'pusher-js'],
    minifySyntax: true,
    legalComments: 'none',
  })
  return outputFiles[0]!.text.replace(/^\s*[/][/].*$/gm, '').replace(/[/][*][\s\S]*?[*][/]/g, '')
}
/** Uses of the DOM's globals; a field may well be called `window`. */
const dom = /(?<![.\w])(window|document|navigator|localStorage)[.?[]|\bHTMLElement\b/

it('the entry for React Native knows no DOM', async () => {
  expect(await bundle('native/index.ts')).not.toMatch(dom)
  expect(await bundle('index.ts')).toMatch(dom)
})
