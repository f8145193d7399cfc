/**
 * An application as a program makes one: many channels, and hooks that use them. The same text with other imports is the
 * application that knows no types, so that what differs is what types cost.
 */

/** `#` stands for a number, `$` for what is known at run time alone. */
const shapes = [
  { template: 'ticker-#', name: "'ticker-#'" },
  { template: 'private-orders-#-{id}', name: '`private-orders-#-$`' },
  { template: 'private-orders-#-{id}-items', name: "'private-orders-#-7-items'" },
  { template: 'presence-room-#-{id}', name: '`presence-room-#-$`' },
]

/** What a use says of its payload stands at the call only where nothing is registered. */
const uses = [
  (name, said) =>
    `useEvent${said('Order')}(${name}, 'placed', (order, meta) => console.log(order.id, meta.at))`,
  (name, said) => `console.log(useLatest${said('Price')}(${name}, 'priced')?.value)`,
  (name, said) => `console.log(useFeed${said('Order')}(${name}, 'placed', { limit: 20 })[0]?.data.title)`,
  (name, said) => `console.log(useRecords${said('Order')}(${name}, 'placed', { by: 'id' }).get('7')?.total)`,
  (name) => `console.log(useSeries(${name}, 'priced', { x: 'at', y: 'value' }).length)`,
  (name, said) =>
    `useEvent${said('Order')}(${name}, ['placed', 'removed'], (change) => console.log(change.id))`,
  (name, said) =>
    `console.log(useLatest${said('Price')}(${name}, 'priced', { select: (price) => price?.value ?? 0 }))`,
  (name) => `console.log(useChannel(${name}).status)`,
]

const hooks = ['useChannel', 'useEvent', 'useFeed', 'useLatest', 'useRecords', 'useSeries']

const at = (text, i) => text.replaceAll('#', String(i)).replaceAll('$', () => '${' + 'id}')

function definitions(channels) {
  const events = `placed: type<Order>(), priced: type<Price>(), removed: type<{ id: string }>()`
  const lines = Array.from({ length: channels }, (_, i) => {
    const { template } = shapes[i % shapes.length]
    const member = template.startsWith('presence-') ? 'member: type<{ name: string }>(), ' : ''
    return `  '${at(template, Math.floor(i / shapes.length))}': { ${member}events: { ${events}, own${i}: type<{ at: ${i} }>() } },`
  })
  return `export interface Order { id: string; title: string; total: number }
export interface Price { at: number; value: number }
export const channels = defineChannels({
${lines.join('\n')}
})
`
}

function file(first, count, { channels, kind, react }) {
  const said = (payload) => (kind === 'said' ? `<${payload}>` : '')
  const groups = Math.floor(channels / shapes.length)
  const lines = Array.from({ length: count }, (_, j) => {
    const i = first + j
    const name = at(shapes[i % shapes.length].name, Math.floor(i / shapes.length) % groups)
    return `  ${uses[Math.floor(i / 3) % uses.length](name, said)}`
  })
  return `import { ${hooks.join(', ')} } from '${react}'
import type { Order, Price } from './channels.ts'

export function use${first}(id: string) {
  console.log(id)
${lines.join('\n')}
}
`
}

/** Functions of the same names that take any names and give anything. */
const untyped = `type Anything = any
interface Options { by?: string; x?: string; y?: string; limit?: number; select?: (data: Anything) => Anything }
export const defineChannels = (channels: object) => channels
export const type = <T>() => ({}) as { readonly '~type'?: T }
export declare function useEvent(name: string, events: string | string[], handler: (data: Anything, meta: Anything) => void): void
${hooks
  .filter((hook) => hook !== 'useEvent')
  .map(
    (hook) => `export declare function ${hook}(name: string, events?: string, options?: Options): Anything`,
  )
  .join('\n')}
`

/**
 * Its files by name.
 *
 * @param {{ channels: number, uses: number, perFile: number, kind: 'typed' | 'said' | 'untyped' }} options
 * @returns {Record<string, string>}
 */
export function application({ channels, uses: count, perFile, kind }) {
  const [core, react] =
    kind === 'untyped' ? ['./untyped.ts', './untyped.ts'] : ['@channelkit/core', '@channelkit/react']
  const register = `
declare module '@channelkit/core' {
  interface Register { channels: typeof channels }
}
`
  const files = {
    'channels.ts': `import { defineChannels, type } from '${core}'\n${definitions(channels)}${kind === 'typed' ? register : ''}`,
  }
  if (kind === 'untyped') files['untyped.ts'] = untyped
  for (let first = 0; first < count; first += perFile)
    files[`use-${first}.ts`] = file(first, Math.min(perFile, count - first), { channels, kind, react })
  return files
}
