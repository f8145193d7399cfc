import {
  type AnyComponent,
  changed,
  createEngines,
  createInstance,
  everywhere,
  type PartProps,
  type ViewTypes,
} from '@channelkit/ui'
import {
  type AllowedComponentProps,
  type ComponentCustomProps,
  defineComponent,
  type HTMLAttributes,
  type IntrinsicElementAttributes,
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
import { useLanguage } from '../language.ts'
import { type Page, renderElement } from './render.ts'

/** A component's own props, attributes of its parts, and all that its root element takes. */
export type ComponentProps<Types extends ViewTypes> = Types['props'] &
  PartsProp<Types['parts']> &
  Omit<HTMLAttributes, keyof Types['props']> &
  VNodeProps &
  AllowedComponentProps &
  ComponentCustomProps

interface PartsProp<Parts> {
  /** Attributes for parts, by name; for parts that there are many of, also made from what each stands for. */
  partProps?: PartProps<Parts, IntrinsicElementAttributes>
}

/** What a template may give a component, and fill of it. */
export interface ComponentInstance<Types extends ViewTypes> {
  $props: ComponentProps<Types>
  $slots: {
    [Name in keyof Types['slots'] as Name extends 'children' ? 'default' : Name]?: (
      data: Types['slots'][Name],
    ) => VNode[]
  }
  $el: HTMLElement
}

/** A definition from `@channelkit/ui` as a Vue component. It holds no logic of its own. */
export function createComponent<Component>(definition: AnyComponent<unknown, unknown>): Component {
  const kinds = Object.entries(definition.props).map(([name, kind]) => [
    name,
    kind === 'flag' ? { type: Boolean, default: undefined } : null,
  ])
  return defineComponent({
    name: definition.name.replace(/(^|-)./g, (start) => start.at(-1)!.toUpperCase()),
    inheritAttrs: false,
    props: Object.fromEntries([...kinds, ...everywhere.map((name) => [name, null])]),
    setup(given: object, { attrs, slots }) {
      const kit = useChannelKit()
      const language = useLanguage()
      const id = useId()
      const instance = createInstance(definition)
      const state = shallowRef(instance.state())
      const set = (change: object) => {
        state.value = changed(state.value, change)
      }
      const snapshots = fromStore(() => instance.follow(kit, { ...given }, language?.value))
      const engines = createEngines()
      let wanted: Page['wanted'] = new Map()
      const kept: Page['kept'] = new WeakMap()
      const sync = () => engines.sync(wanted)
      onMounted(sync)
      onUpdated(sync)
      onBeforeUnmount(engines.destroy)
      return () => {
        wanted = new Map()
        instance.take(kit, { ...given }, language?.value)
        const view = instance.view({ snapshots: snapshots.value, state: state.value, set, id })
        const own = Object.keys(slots).length === 0 && !(given as { partProps?: object }).partProps
        return renderElement(view, { instance, slots, wanted, kept: own ? kept : null }, attrs)
      }
    },
  }) as never
}
