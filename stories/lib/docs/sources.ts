import docs from 'virtual:docs'
import { FRAMEWORKS, type Framework } from '../mounted.ts'
import type { ComponentDoc, FunctionDoc } from './types/said.ts'

/** What code says of a hook, in each framework that has it. */
export function hookDocs(name: string): Partial<Record<Framework, FunctionDoc>> {
  const found = FRAMEWORKS.map((framework) => [framework, docs.hooks[framework][name]] as const)
  return Object.fromEntries(found.filter(([, doc]) => doc)) as Partial<Record<Framework, FunctionDoc>>
}

/** What code says of a component: in words, and of what it can be given. */
export const componentDoc = (name: string): ComponentDoc | undefined => docs.components[name]
