import {
  type AnyComponent,
  changed,
  createInstance,
  type ElementNode,
  type PartProps,
  splitProps,
  type ViewTypes,
} from '@channelkit/ui'
import {
  forwardRef,
  type HTMLAttributes,
  type JSX,
  type ReactNode,
  type RefAttributes,
  useCallback,
  useContext,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useChannelKit } from '../context.ts'
import { LanguageContext } from '../language.tsx'
import { useStore } from '../use-store.ts'
import { type Page, renderElement } from './render.tsx'
import { hand, useEngines, type Wanted } from './use-engines.ts'

/** A slot `member` is filled by the prop `renderMember`, what a component wraps by its children. */
type RenderProps<Filled> = {
  [Name in Exclude<keyof Filled & string, 'children'> as `render${Capitalize<Name>}`]?: (
    data: Filled[Name],
  ) => ReactNode
} & ('children' extends keyof Filled ? { children?: ReactNode } : unknown)

/** A component's own props, its slots, attributes of its parts, and all that its root element takes. */
export type ComponentProps<Types extends ViewTypes> = Types['props'] &
  RenderProps<Types['slots']> &
  PartsProp<Types['parts']> &
  Omit<HTMLAttributes<HTMLElement>, keyof Types['props'] | 'children'> &
  RefAttributes<HTMLElement> & { [data: `data-${string}`]: unknown }

interface PartsProp<Parts> {
  /** Attributes for parts, by name; for parts that there are many of, also made from what each stands for. */
  partProps?: PartProps<Parts, JSX.IntrinsicElements>
}

const slotProp = (name: string) =>
  name === 'children' ? name : `render${name[0]!.toUpperCase()}${name.slice(1)}`

/** A definition from `@channelkit/ui` as a React component. It holds no logic of its own. */
export function createComponent<Component>(definition: AnyComponent<unknown, unknown>): Component {
  const name = definition.name.replace(/(^|-)./g, (start) => start.at(-1)!.toUpperCase())
  // biome-ignore lint/correctness/noComponentHookFactories: called once per component, at the top of its module
  const Made = forwardRef<HTMLElement, Record<string, unknown>>((given, ref) => {
    const kit = useChannelKit()
    const language = useContext(LanguageContext)
    const id = useId()
    const { props, rest } = splitProps(definition, given, slotProp)
    const [instance] = useState(() => createInstance(definition))
    const [state, setState] = useState(instance.state)
    const snapshots = useStore(instance.follow(kit, props as object, language), {}, name)
    const set = useCallback((change: object) => setState((before) => changed(before, change)), [])
    const view = instance.view({ snapshots, state, set, id })
    const slots: Page['slots'] = (slot) =>
      slot === 'children' ? () => given.children as ReactNode : (given[slotProp(slot)] as never)
    const wanted: Wanted = new Map()
    // biome-ignore lint/correctness/useExhaustiveDependencies: elements are made of both
    const kept = useMemo(() => new WeakMap<ElementNode, JSX.Element>(), [given, language])
    const root = useRef<Element | null>(null)
    const rootRef = useCallback(
      (element: HTMLElement | null) => {
        root.current = element
        return hand(ref, element)
      },
      [ref],
    )
    useEngines(wanted, () => view.use && root.current && wanted.set(root.current, view.use))
    return renderElement(view, { instance, slots, wanted, kept }, { ...rest, ref: rootRef })
  })
  Made.displayName = name
  return Made as Component
}
