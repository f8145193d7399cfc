export { type Anatomy, anatomy, type Each, each, type Part, type PartOf, type Parts } from './anatomy.ts'
export { type Attributes, type PropBag, type Style, styleText } from './attributes.ts'
export type { Snapshots, Stores } from './combine.ts'
export {
  type AnyComponent,
  type ComponentDefinition,
  changed,
  component,
  everywhere,
  type PropKinds,
  splitProps,
  type ViewContext,
  type ViewTypes,
} from './component.ts'
export type { Contained } from './contain.ts'
export { createEngines, type Engine, type Engines, type Mounted, type Use, use } from './engine.ts'
export type { Handlers } from './handlers.ts'
export { createInstance, type Instance } from './instance.ts'
export { isolate } from './isolate.ts'
export { followFocus, isFocusLost } from './keep-focus.ts'
export { innerLanguage, type Language } from './language.ts'
export { mergeRoot } from './merge.ts'
export { bdi, type Child, type ElementNode, el, isVoid, type SlotNode, slot, type ViewNode } from './node.ts'
export type { PartProps } from './part-props.ts'
