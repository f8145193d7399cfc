import jscodeshift from 'jscodeshift'
import { moveImports } from './imports.ts'
import { moveProviders } from './provider.ts'

/** From which module to which, by name of the codemod. */
export const CODEMODS = {
  'use-pusher': {
    '@harelpls/use-pusher': '@channelkit/react/compat/use-pusher',
    '@harelpls/use-pusher/react-native': '@channelkit/react/compat/use-pusher',
  },
  'laravel-echo': {
    '@laravel/echo-react': '@channelkit/react/compat/echo',
    '@laravel/echo-vue': '@channelkit/vue/compat/echo',
    '@laravel/echo-svelte': '@channelkit/svelte/compat/echo',
  },
} as const

export type Codemod = keyof typeof CODEMODS

export interface Transformed {
  readonly source: string
  readonly changed: boolean
  /** What a person has to look at. */
  readonly notes: readonly string[]
}

export interface TransformOptions {
  /** Makes a `ChannelKitProvider` of each `PusherProvider` that can become one. */
  provider?: boolean
}

const SCRIPT = /(<script\b[^>]*>)([\s\S]*?)(<\/script>)/g

/**
 * Moves one file.
 *
 * @param path decides how it is read: of `.vue` and `.svelte` files the scripts are
 * @throws SyntaxError where it can't be read
 *
 * @example
 * const { source, changed, notes } = transform('use-pusher', 'App.tsx', text, { provider: true })
 */
export function transform(
  codemod: Codemod,
  path: string,
  source: string,
  options: TransformOptions = {},
): Transformed {
  const modules = Object.entries(CODEMODS[codemod])
  if (!modules.some(([from]) => source.includes(from))) return { source, changed: false, notes: [] }
  const notes: string[] = []
  const script = (code: string) => {
    const moved = transformScript(path, code, modules, options)
    notes.push(...moved.notes)
    return moved.source
  }
  const isPage = /[.](vue|svelte)$/.test(path)
  const next = isPage
    ? source.replace(SCRIPT, (_, open, code, close) => open + script(code) + close)
    : script(source)
  return { source: next, changed: next !== source, notes }
}

function transformScript(
  path: string,
  code: string,
  modules: [from: string, to: string][],
  { provider }: TransformOptions,
) {
  // In a file of plain TypeScript, `<T>value` is no element.
  const j = jscodeshift.withParser(/[.][mc]?ts$/.test(path) ? 'ts' : 'tsx')
  const root = j(code)
  const notes: string[] = []
  let changed = false
  for (const [from, to] of modules) {
    if (!moveImports(j, root, from, to)) continue
    changed = true
    if (provider && to.endsWith('/use-pusher')) notes.push(...moveProviders(j, root, to))
    const old = root.find(j.Identifier, { name: 'presenceChannelReducer' })
    if (old.length > 0) notes.push('presenceChannelReducer is not there any more: use usePresenceChannel.')
  }
  return { source: changed ? root.toSource({ quote: quoteOf(code) }) : code, notes }
}

const quoteOf = (code: string) => (code.split("'").length >= code.split('"').length ? 'single' : 'double')
