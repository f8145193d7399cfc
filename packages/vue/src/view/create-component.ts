import { type AnyComponent, type Combined, changed, combine, createEngines } from '@channelkit/ui'
import {
  type AllowedComponentProps,
  type ComponentCustomProps,
  defineComponent,
  type HTMLAttributes,
  onBeforeUnmount,
  onMounted,
  onUpdated,
  shallowRef,
  useId,
  type VNode,
  type VNodeProps,
} from 'vue'
import { fromStore } from '../from-store.ts'
import { useChannelKit } from '../kit.ts'
import { type Page, renderElement } from './render.ts'

/** What a template may give a component, and fill of it. */
export type ViewComponent<Props, Filled> = new () => {
  $props: Props &
    Omit<HTMLAttributes, keyof Props> &
    VNodeProps &
    AllowedComponentProps &
    ComponentCustomProps
  $slots: {
    [Name in keyof Filled as Name extends 'children' ? 'default' : Name]?: (data: Filled[Name]) => VNode[]
  }
  $el: HTMLElement
}

/** A definition from `@channelkit/ui` as a Vue component. It holds no logic of its own. */
export function createComponent<Props, Filled>(
  definition: AnyComponent<Props, Filled>,
): ViewComponent<Props, Filled> {
  const isFlag = (name: never) => definition.flags?.includes(name)
  const props = definition.props.map((name) => [
    name,
    isFlag(name as never) ? { type: Boolean, default: undefined } : null,
  ])
  return defineComponent({
    name: definition.name.replace(/(^|-)./g, (start) => start.at(-1)!.toUpperCase()),
    inheritAttrs: false,
    props: Object.fromEntries(props),
    setup(given: object, { attrs, slots }) {
      const kit = useChannelKit()
      const id = useId()
      const memory = definition.memory?.() ?? {}
      const state = shallowRef<object>(definition.state?.() ?? {})
      const set = (change: object) => {
        state.value = changed(state.value, change)
      }
      const now = () => ({ ...given }) as Props
      let store: Combined
      const snapshots = fromStore(() => {
        store = combine(definition.stores(kit, now()), store)
        return store
      })
      const engines = createEngines()
      let wanted: Page['wanted'] = new Map()
      const sync = () => engines.sync(wanted)
      onMounted(sync)
      onUpdated(sync)
      onBeforeUnmount(engines.destroy)
      return () => {
        wanted = new Map()
        const shown = { snapshots: snapshots.value, stores: store.stores, state: state.value }
        const view = definition.view({ kit, props: now(), ...shown, set, memory, id })
        return renderElement(view, { slots, wanted }, attrs)
      }
    },
  }) as never
}
