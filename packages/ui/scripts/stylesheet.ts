import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A stylesheet with what it imports put in place, so that a page loads one file. */
export function stylesheet(file: string): string {
  return withFallbacks(bundled(file))
}

function bundled(file: string): string {
  const text = readFileSync(file, 'utf8')
  return text.replace(/^@import "(.+)";$/gm, (_, path) => bundled(join(dirname(file), path)).trimEnd())
}

/** The light one of each pair of colours, for browsers that know no `light-dark()`: right behind the rule it stands in. */
function withFallbacks(css: string): string {
  return css.replace(/^:root,\n:host \{\n([^}]*)^\}$/gm, (rule, body: string) => {
    const pairs = body.split(';\n').filter((declaration) => declaration.includes('light-dark('))
    if (!pairs.length) return rule
    const light = pairs.map((pair) => `  ${pair.replace(/light-dark\((.+?) var\(--ck-or\) .+?\)/g, '$1')};`)
    return `${rule}\n@supports not (color: light-dark(#000, #fff)) {\n  :root, :host {\n${light.join('\n')}\n  }\n}`
  })
}
