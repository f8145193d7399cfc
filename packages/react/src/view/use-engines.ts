import { createEngines, type Use } from '@channelkit/ui'
import { type Ref, type RefCallback, useEffect, useLayoutEffect, useState } from 'react'

/** Elements of one render, each with its engine. */
export type Wanted = Map<Element, Use>

const useIsomorphicLayoutEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect

/** Gives an element to whoever asked for it. */
export function hand<T>(ref: Ref<T> | undefined, element: T | null): ReturnType<RefCallback<T>> {
  if (typeof ref === 'function') return ref(element)
  if (ref) ref.current = element
}

/**
 * Lets the engines of a render take their elements once it is in the page.
 *
 * @param complete called before, to add what is wanted by elements whose `ref` stays the same
 */
export function useEngines(wanted: Wanted, complete: () => void): void {
  const [engines] = useState(createEngines)
  useIsomorphicLayoutEffect(() => {
    complete()
    engines.sync(wanted)
  })
  useIsomorphicLayoutEffect(() => engines.destroy, [engines])
}
