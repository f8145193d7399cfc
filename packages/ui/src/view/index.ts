export { anatomy, type Part } from './anatomy.ts'
export { type Combined, combine, type Snapshots, type Stores } from './combine.ts'
export {
  type AnyComponent,
  type ComponentDefinition,
  changed,
  component,
  splitProps,
  type ViewContext,
} from './component.ts'
export {
  type Child,
  type ElementNode,
  type Engine,
  el,
  type Mounted,
  type PropBag,
  type SlotNode,
  slot,
  styleText,
  type Use,
  use,
  type ViewNode,
} from './node.ts'
