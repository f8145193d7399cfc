import { holder, type Readable, shallowEqual } from '@channelkit/core'
import {
  type ComputedRef,
  computed,
  getCurrentInstance,
  getCurrentScope,
  type MaybeRefOrGetter,
  onScopeDispose,
  type ShallowRef,
  shallowRef,
  toValue,
  watch,
} from 'vue'
import { isHydrating, onceMounted, onServer } from './once-mounted.ts'

/** Picks a part of a snapshot; the result changes only when that part does. */
export interface Selection<T, Selected> {
  select?: (snapshot: T) => Selected
  /** Whether two selections are the same. Default: shallow equality. */
  equal?: (a: Selected, b: Selected) => boolean
}

/**
 * The only door between stores and Vue: the snapshot of whichever store the getter gives, followed from when the
 * component is in the page for as long as the scope lives.
 */
export function fromStore<T, Selected = T>(
  source: () => Readable<T>,
  selection: MaybeRefOrGetter<Selection<T, Selected>> = {},
): Readonly<ShallowRef<Selected>> {
  const choose = (snapshot: T) => {
    const { select } = toValue(selection)
    return (select ? select(snapshot) : snapshot) as Selected
  }
  const hold = holder(getCurrentInstance())
  const first = source()
  const asRendered = onServer || isHydrating()
  const result = shallowRef(choose(asRendered ? first.getInitialSnapshot() : first.getSnapshot()))
  onceMounted(() => {
    let followed: Readable<T> | undefined
    let unsubscribe = () => {}
    const show = (fresh: boolean) => {
      const next = choose(followed!.getSnapshot())
      const { select, equal = shallowEqual } = toValue(selection)
      if (fresh || !select || !equal(result.value, next)) result.value = next
    }
    watch(
      // One for both: a page mounts hundreds of these at once.
      () => ({ store: source(), selection: toValue(selection) }),
      ({ store }) => {
        const fresh = store !== followed
        if (fresh) {
          unsubscribe()
          followed = store
          unsubscribe = hold(() => store.subscribe(() => show(false)))
        }
        show(fresh)
      },
      // At once, so that nobody ever sees one channel's data under another's name.
      { immediate: true, flush: 'sync' },
    )
    if (getCurrentScope()) onScopeDispose(() => unsubscribe())
  })
  return result
}

/** A snapshot's fields as refs of their own, to be destructured. */
export type Refs<T> = { readonly [Key in keyof T]: Readonly<ComputedRef<T[Key]>> }

/** The fields of a snapshot that is always of the same shape, as refs. */
export function toRefs<T extends object>(snapshot: Readonly<ShallowRef<T>>): Refs<T> {
  const fields = Object.keys(snapshot.value) as (keyof T)[]
  return Object.fromEntries(fields.map((field) => [field, computed(() => snapshot.value[field])])) as never
}
