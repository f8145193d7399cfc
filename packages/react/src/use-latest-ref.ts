import { type RefObject, useInsertionEffect, useRef } from 'react'

/** Always the value of the last committed render, for callbacks that must not be stale. */
export function useLatestRef<T>(value: T): RefObject<T> {
  const ref = useRef(value)
  useInsertionEffect(() => {
    ref.current = value
  })
  return ref
}
