import * as hooks from '@channelkit/vue'
import { useLiveQuery } from '@channelkit/vue/query'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { defineComponent, h, isRef, type PropType, unref } from 'vue'
import { isReactive, type MountOptions, unify } from '../driver.ts'

const all = { ...hooks, useLiveQuery } as unknown as Record<string, (...args: unknown[]) => unknown>

export const Probe = defineComponent({
  props: {
    hook: { type: String as PropType<MountOptions['hook']>, required: true },
    args: { type: Array as PropType<unknown[]>, required: true },
    seen: { type: Function as PropType<(raw: unknown) => unknown>, required: true },
    count: { type: Number, default: 1 },
  },
  setup(props) {
    const calls = Array.from({ length: props.count }, () =>
      all[props.hook]!(
        ...props.args.map((arg, i) => (isReactive(props.hook, arg) ? () => props.args[i] : arg)),
      ),
    )
    return () => calls.map((raw) => h('output', JSON.stringify(props.seen(plain(raw)))))
  },
})

/** Refs of their own, as one object. */
function plain(raw: unknown): unknown {
  if (isRef(raw)) return { ref: raw }
  if (typeof raw !== 'object' || raw === null) return raw
  return Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, unref(value)]))
}

export function unifyVue(hook: MountOptions['hook'], given: unknown) {
  const { ref } = (given ?? {}) as { ref?: { value: unknown; synced?: unknown } }
  if (!ref) return unify(hook, given)
  const set = (next: unknown) => {
    ref.value = next
  }
  return unify(hook, ref.value, hook === 'useShared' ? { set, synced: unref(ref.synced) } : {})
}

/** The app's plugins: the kit's, and the query client's. */
export function pluginsOf({ kit, client }: Pick<MountOptions, 'kit' | 'client'>): [never, never][] {
  const plugins: unknown[] = []
  if (kit) plugins.push([hooks.channelKit, kit])
  if (client) plugins.push([VueQueryPlugin, { queryClient: client }])
  return plugins as [never, never][]
}
