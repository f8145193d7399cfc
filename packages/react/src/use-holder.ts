import { type Hold, holder, inDevelopment, type Readable } from '@channelkit/core'
import * as React from 'react'
import { useCallback, useState } from 'react'

/** Since React 19.1, in development: who put this component there. By a name that bundlers don't look for in older ones. */
const ownerStack = (React as { [name: string]: unknown })['captureOwnerStack'.toString()] as
  | (() => string | null)
  | undefined

const asIs: Hold = (run) => run()

/** In whose name a component takes hold of stores; a build for production does not ask. */
export const useHolder: (component?: string) => Hold = inDevelopment()
  ? (component) => useState(() => holder({ component, stack: ownerStack?.() }))[0]
  : () => asIs

/** Listens to a store in the name of the component that renders; the same function for as long as the store is. */
export const useSubscribe: <T>(store: Readable<T>, component?: string) => Readable<T>['subscribe'] =
  inDevelopment()
    ? (store, component) => {
        const hold = useHolder(component)
        return useCallback((listener) => hold(() => store.subscribe(listener)), [store, hold])
      }
    : (store) => store.subscribe
