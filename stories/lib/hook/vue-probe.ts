import * as hooks from '@channelkit/vue'
import { defineComponent, h, isRef, type PropType, shallowRef, unref } from 'vue'
import { describe } from './describe.ts'

type Hook = (...args: unknown[]) => unknown

/** The result of a hook, or for a hook that calls a handler what it was called with last. */
export default defineComponent({
  props: {
    hook: { type: String, required: true },
    args: { type: Array as PropType<readonly unknown[]>, required: true },
  },
  setup({ hook, args }) {
    const heard = shallowRef<unknown[]>([])
    const handler = (...event: unknown[]) => {
      heard.value = [...heard.value, event[0]].slice(-5)
    }
    const result = (hooks as unknown as Record<string, Hook>)[hook]!(
      ...args.map((arg) => (arg === 'handler' ? handler : arg)),
    )
    return () =>
      h(
        'output',
        { class: 'probe', 'aria-label': hook },
        describe(args.includes('handler') ? heard.value : plain(result)),
      )
  },
})

function plain(result: unknown): unknown {
  if (isRef(result)) return result.value
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return result
  return Object.fromEntries(Object.entries(result).map(([key, value]) => [key, unref(value)]))
}
