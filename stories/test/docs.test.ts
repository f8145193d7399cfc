import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { sectionsOf } from '../lib/docs/sections.ts'
import { collectDocs } from '../lib/docs/types/collect.ts'
import { createReader } from '../lib/docs/types/reader.ts'

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url))

describe('what types say', () => {
  const reader = createReader([fixture('hooks.ts'), fixture('props.ts')], {
    strict: true,
    noEmit: true,
    lib: ['lib.es2022.d.ts'],
    types: [],
  })
  const hooks = reader.exportsOf(fixture('hooks.ts'))
  const props = reader.exportsOf(fixture('props.ts'))
  const lines = (name: string) =>
    reader
      .fieldsOfDeclared(props.get(name))
      .map(({ name, type, required, text }) => `${name}${required ? '' : '?'}: ${type}${text && `, ${text}`}`)

  it('of an interface are its fields, inherited ones last, over line ends and braces in types', () => {
    expect(lines('ThingProps')).toEqual([
      'max: number, How many, at most.',
      'at: { lat: number; lng: number; }',
      'onPick?: (id: string) => void',
      'off?: boolean, Is off.',
    ])
  })

  it('go through aliases, intersections, Pick, Omit and generics, with what is said of each field', () => {
    expect(lines('AliasProps')).toEqual(['off?: boolean, Is off.'])
    expect(lines('PickedProps')).toEqual(['max: number, How many, at most.', 'own: string'])
    expect(lines('FilledProps')).toEqual(['row?: "a" | "b", One of them.'])
    expect(lines('WithoutProps')).toEqual(['at: { lat: number; lng: number; }', 'off?: boolean, Is off.'])
  })

  it('of a hook are its arguments, its options with what they inherit, and what it gives', () => {
    const doc = reader.functionOf(hooks.get('useThing')!)!
    expect(doc.text).toBe('A thing.')
    expect(doc.examples).toEqual(["const thing = useThing('a')\nconst other = useThing('b')"])
    expect(doc.params.map(({ name, required, text }) => [name, required, text])).toEqual([
      ['name', true, 'which one'],
      ['options', false, ''],
    ])
    expect(doc.params[1]!.fields.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'limit: number',
      'select: (value: Result) => Selected',
    ])
    expect(doc.returns.type).toBe('Result')
    expect(doc.returns.fields).toEqual([
      { name: 'count', type: 'number', required: true, text: 'How many there are.' },
      { name: 'list', type: 'readonly string[]', required: true, text: '' },
    ])
  })

  it('of a hook that is a constant, or exported from elsewhere under another name, are the same', () => {
    expect(reader.functionOf(hooks.get('useConstant')!)).toMatchObject({
      text: 'A constant.',
      returns: { type: 'string' },
    })
    expect(reader.functionOf(hooks.get('useRenamed')!)).toMatchObject({ text: 'Named otherwise at home.' })
    expect(reader.functionOf(hooks.get('useWrapped')!)!.returns.type).toBe('Wrapped<Result>')
  })
})

describe('the documentation', () => {
  const { docs } = collectDocs()

  it.each(['react', 'vue', 'svelte'] as const)('says what each hook is for, in %s', (framework) => {
    const mute = Object.entries(docs.hooks[framework]).filter(([, { text }]) => !text)
    expect(mute.map(([name]) => name)).toEqual([])
    expect(Object.keys(docs.hooks[framework])).toContain('useLatest')
  })

  it('has options that core defines, and those that a framework adds', () => {
    const fields = (name: string) =>
      docs.hooks.react[name]!.params.flatMap((one) => one.fields.map((field) => field.name))
    expect(fields('usePresence')).toEqual(expect.arrayContaining(['select', 'equal', 'onJoin', 'onLeave']))
    expect(fields('useLatest')).toEqual(expect.arrayContaining(['initial', 'select']))
    expect(docs.hooks.react.useConnection!.returns.fields.map(({ name }) => name)).toContain('status')
  })

  it('has the props of every component, also those of LiveMap that its engine defines', () => {
    const folders = readdirSync(fileURLToPath(new URL('../../packages/ui/src/components', import.meta.url)))
    expect(Object.keys(docs.components)).toHaveLength(folders.length)
    for (const { text, props } of Object.values(docs.components))
      expect([Boolean(text), props.length > 0]).toEqual([true, true])
    const names = docs.components.LiveMap!.props.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['channel', 'trail', 'onView', 'lat']))
    expect(docs.components.LiveMap!.slots).toMatchObject([{ name: 'popup', type: 'MapPopup<Row>' }])
  })
})

it('code of several frameworks in a row becomes one section, and the rest stays text', () => {
  const page = '# Title\n\n```tsx\na\n```\n\n```vue\nb\n```\n\nText\n\n```tsx\nalone\n```\n'
  expect(sectionsOf(page)).toEqual([
    '# Title\n\n',
    { react: 'a', vue: 'b' },
    'Text\n\n```tsx\nalone\n```\n\n',
  ])
})
