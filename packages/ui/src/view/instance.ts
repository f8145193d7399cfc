import { type ChannelKit, initialFor } from '@channelkit/core'
import { type Combined, combine } from './combine.ts'
import type { AnyComponent } from './component.ts'
import { createContainment } from './contain.ts'
import { use } from './engine.ts'
import { isolate } from './isolate.ts'
import { keepFocus } from './keep-focus.ts'
import { type Language, type Speech, speechFor } from './language.ts'
import type { ElementNode, SlotNode } from './node.ts'

/** What belongs to one render. */
export interface Shown {
  readonly snapshots: unknown
  readonly state: unknown
  set(change: object): void
  readonly id: string
}

/** One component in a page, before any framework: what it was given, made safe, and what it remembers. */
export interface Instance {
  /** The state that it begins with. */
  state(): object
  /** Takes what it is given now, and says what to follow for it: the same store for as long as it is. */
  follow(kit: ChannelKit, given: object, language?: Language): Combined
  /** Takes what it is given now, for the next view. */
  take(kit: ChannelKit, given: object, language?: Language): void
  view(shown: Shown): ElementNode
  /** What the application gives an element that is a part, as its framework spells it. */
  attributes(node: ElementNode): object | undefined
  /**
   * What the application puts in the place of a slot; undefined where that threw, so that ours stands there.
   *
   * @param passes whether something thrown is none of ours, but tells the framework something
   */
  fill<Filling>(
    node: SlotNode,
    filling: (data: never) => Filling,
    passes?: (cause: unknown) => boolean,
  ): Filling | undefined
  /** Tells that a slot threw. */
  slotFailed(name: string, cause: unknown): void
}

type Attributing = (of: unknown) => unknown

/** Begins a component's life in a page. */
export function createInstance(definition: AnyComponent<unknown, unknown>): Instance {
  const { props: kinds } = definition
  const defaults = (definition.labels ?? {}) as Record<string, unknown>
  const contain = createContainment(definition.name)
  const memory = definition.memory?.() ?? {}
  let props: Record<string, unknown> = {}
  let words: Record<string, unknown> = defaults
  let store: Combined | undefined
  let speech: Speech = speechFor(definition.name, {})
  let spokenIn: Language | undefined
  const own = initialFor<unknown>()

  function take(kit: ChannelKit, given: object, language?: Language) {
    contain.kit = kit
    props = { ...given }
    if (language !== spokenIn) speech = speechFor(definition.name, language ?? {})
    spokenIn = language
    for (const name of ['locale', 'timeZone'] as const) if (name in kinds) props[name] ??= speech[name]
    if ('initial' in kinds) props.initial = own(props.channel ?? props.records, props.initial)
    for (const [name, kind] of Object.entries(kinds)) {
      const value = props[name]
      if (kind === 'function' && typeof value === 'function') props[name] = contain(name, value as never)
    }
    words = wordsOf(props.labels as object | undefined)
  }

  /** Where a word that is a function throws, the one counts that would have been there without it. */
  function wordsOf(given: object | undefined) {
    const result = { ...defaults }
    for (const [where, list] of [
      ['the provider’s labels', speech.words],
      ['labels', given ?? {}],
    ] as const) {
      for (const [name, word] of Object.entries(list)) {
        if (typeof word === 'function')
          result[name] = contain(`${where}.${name}`, word as never, result[name] as never)
        else if (word !== undefined) result[name] = word
      }
    }
    return result
  }

  const slotFailed = (name: string, cause: unknown) => contain.tell(`the slot ${name}`, cause)
  return {
    take,
    slotFailed,
    state: () => definition.state?.() ?? {},
    follow(kit, given, language) {
      take(kit, given, language)
      store = combine(definition.stores(kit, props, memory), store)
      return store
    },
    view(shown) {
      const view = definition.view({
        kit: contain.kit,
        props,
        words,
        isolate: (text: string) => isolate(text, speech.rtl),
        stores: store?.stores,
        memory,
        ...shown,
      })
      const { lang, rtl } = speech
      const spoken = lang === undefined ? {} : ({ lang, dir: rtl ? 'rtl' : 'ltr' } as const)
      return { ...view, props: { ...spoken, ...view.props }, use: use(keepFocus, { inner: view.use }) }
    },
    attributes({ props: { 'data-part': part }, of }) {
      const given = (props.partProps as Record<string, unknown> | undefined)?.[part as string]
      const made =
        typeof given === 'function' ? contain(`partProps.${part}`, given as Attributing)(of) : given
      return made as object | undefined
    },
    fill({ slot, data }, filling, passes) {
      try {
        return filling(data as never)
      } catch (cause) {
        if (passes?.(cause)) throw cause
        slotFailed(slot, cause)
        return undefined
      }
    },
  }
}
