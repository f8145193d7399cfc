import { type ChannelKit, createChannelKit } from '@channelkit/core'
import * as deferred from '@channelkit/core/deferred'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testStore } from '../shared/test-store.ts'
import { anatomy, each } from './anatomy.ts'
import { component } from './component.ts'
import { createInstance } from './instance.ts'
import { el, slot } from './node.ts'

interface Props {
  channel?: string
  initial?: readonly string[]
  format?: (n: number) => string
  locale?: string
  labels?: Partial<{ hello: (name: string) => string; bye: string }>
}

const n = testStore(1)
const parts = anatomy('badge', { title: 'b', ...each<number>()({ row: 'i' }) })
const badge = component<Props, { title: number }>()({
  name: 'badge',
  props: { channel: 'plain', initial: 'plain', format: 'function', locale: 'plain' },
  labels: { hello: (name) => `Hello ${name}`, bye: 'Bye' },
  parts,
  slots: { title: true },
  stores: () => ({ n }),
  state: () => ({ open: false }),
  view: ({ props, words, snapshots, isolate, state }) =>
    el(
      'p',
      { ...parts.root, title: props.locale, 'data-open': (state as { open: boolean }).open },
      words.hello(isolate('דנה')),
      words.bye,
      props.format?.(snapshots.n) ?? 'plain',
      el('b', parts.title),
      el('i', parts.row(7)),
      slot('title', 7),
    ),
})

let kit: ChannelKit
const errors: { code: string; message: string }[] = []
beforeEach(() => {
  errors.length = 0
  kit = createChannelKit({ key: 'app', cluster: 'eu', deferred, onError: (error) => errors.push(error) })
})
afterEach(() => kit.destroy())

function begin(given: object, language = {}) {
  const instance = createInstance(badge as never)
  const store = instance.follow(kit, given, language)
  const view = () =>
    instance.view({ snapshots: store.getSnapshot(), state: instance.state(), set: () => {}, id: 'a' })
  return { instance, store, view, texts: () => view().children.filter((child) => typeof child === 'string') }
}
const broken = () => {
  throw new Error('broken')
}
const told = async () => {
  await Promise.resolve()
  return errors.map(({ code, message }) => `${code}: ${message.split(':')[0]}`)
}

describe('A component in a page', () => {
  it('follows the same store while what it is given asks for the same', () => {
    const { instance, store } = begin({})
    expect(instance.follow(kit, { format: String })).toBe(store)
    expect(store.getSnapshot()).toEqual({ n: 1 })
  })

  it('says its words, or the provider’s, or those that it was given, and ours where one throws', async () => {
    expect(begin({}).texts()).toEqual(['Hello \u2068דנה\u2069', 'Bye', 'plain'])
    const language = { labels: { badge: { bye: 'Ciao', hello: broken } } }
    expect(begin({}, language).texts()).toEqual(['Hello \u2068דנה\u2069', 'Ciao', 'plain'])
    const given = { labels: { hello: broken, bye: undefined } }
    const spoken = { labels: { badge: { hello: () => 'Hi', bye: 'Ciao' } } }
    expect(begin(given, spoken).texts()).toEqual(['Hi', 'Ciao', 'plain'])
    expect(await told()).toEqual([
      'render-failed: the provider’s labels.hello of badge threw',
      'render-failed: labels.hello of badge threw',
    ])
  })

  it('goes on as without it where a function that it was given throws', async () => {
    expect(
      begin({ format: (value: number) => `n = ${value}` })
        .texts()
        .at(-1),
    ).toBe('n = 1')
    expect(begin({ format: broken }).texts().at(-1)).toBe('plain')
    expect(await told()).toEqual(['render-failed: format of badge threw'])
  })

  it('says in which language its words are, and writes numbers in it unless told otherwise', () => {
    const { view } = begin({}, { labels: { locale: 'ar' } })
    expect(view().props).toMatchObject({ lang: 'ar', dir: 'rtl', title: 'ar' })
    expect(begin({ locale: 'de' }, { labels: { locale: 'ar' } }).view().props.title).toBe('de')
    expect(begin({}).view().props).not.toHaveProperty('lang')
  })

  it('gives its parts what the application has for them, for one of many by what it stands for', async () => {
    const row = (of: number) => ({ id: `row-${of}` })
    const { instance, view } = begin({ partProps: { title: { id: 'mine' }, row } })
    const [, , , title, of] = view().children as never[]
    expect([instance.attributes(title!), instance.attributes(of!)]).toEqual([{ id: 'mine' }, { id: 'row-7' }])
    const failing = begin({ partProps: { row: broken } })
    expect(failing.instance.attributes(of!)).toBeUndefined()
    expect(failing.instance.attributes(title!)).toBeUndefined()
    expect(await told()).toEqual(['render-failed: partProps.row of badge threw'])
  })

  it('leaves what stands in a slot to the application, but for what that throws', async () => {
    const { instance, view } = begin({})
    const place = view().children.at(-1) as never
    expect(instance.fill(place, (data: number) => data + 1)).toBe(8)
    expect(instance.fill(place, broken)).toBeUndefined()
    // What a framework is told by throwing is its own.
    expect(() => instance.fill(place, broken, () => true)).toThrow('broken')
    expect(await told()).toEqual(['render-failed: the slot title of badge threw'])
  })
})
