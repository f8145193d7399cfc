import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('../src', import.meta.url))
/** Tailwind's order of layers with ours in its place, for pages where this is the first to name any. */
const ORDER = '@layer theme, base, channelkit, components, utilities;\n'

/**
 * The stylesheets as they are published, by path: the whole one, what every component needs, one a component, and the
 * whole one without a layer.
 * @returns {Record<string, string>}
 */
export function stylesheets() {
  const whole = bundled(join(source, 'styles.css'))
  const base = bundled(join(source, 'base.css'))
  const sheets = {
    'styles.css': whole,
    'styles/base.css': `${ORDER}${bundled(join(source, 'scheme.css'))}${layer(base)}`,
    'styles/unlayered.css': bundled(join(source, 'styles.css'), (css) => css).replace(ORDER, ''),
  }
  for (const name of readdirSync(join(source, 'components'))) {
    const file = join(source, 'components', name, 'styles.css')
    // One that looks as the base says has a stylesheet all the same: it is imported by the name of the component.
    const own = existsSync(file) ? bundled(file) : ''
    Object.assign(sheets, { [`styles/${name}.css`]: `${ORDER}${layer(own)}` })
  }
  return Object.fromEntries(Object.entries(sheets).map(([path, css]) => [path, withFallbacks(css)]))
}

/** @param {string} css */
const layer = (css) => `@layer channelkit {\n${css.trimEnd()}\n}\n`

/**
 * A stylesheet with what it imports put in place, so that a page loads one file.
 * @param {string} file
 * @param {(css: string) => string} [wrap] what becomes of a part that is for the layer
 * @returns {string}
 */
function bundled(file, wrap = layer) {
  const text = readFileSync(file, 'utf8')
  return text.replace(/^@import "(.+?)"( layer\(channelkit\))?;\n/gm, (_, path, layered) => {
    const css = bundled(join(dirname(file), path), wrap)
    return layered ? wrap(css) : css
  })
}

/**
 * The light one of each pair of colours, for browsers that know no `light-dark()`: right behind the rule it stands in.
 * @param {string} css
 */
function withFallbacks(css) {
  return css.replace(/^:root,\n:host \{\n([^}]*)^\}$/gm, (rule, body) => {
    /** @type {string[]} */
    const pairs = body.split(';\n').filter((/** @type {string} */ line) => line.includes('light-dark('))
    if (!pairs.length) return rule
    const light = pairs.map((pair) => `  ${pair.replace(/light-dark\((.+?) var\(--ck-or\) .+?\)/g, '$1')};`)
    return `${rule}\n@supports not (color: light-dark(#000, #fff)) {\n  :root, :host {\n${light.join('\n')}\n  }\n}`
  })
}
