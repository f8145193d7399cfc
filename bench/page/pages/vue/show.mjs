import { createApp, defineComponent, h, nextTick, ref } from 'vue'
import { names, rendered } from '../shared.mjs'

/** What all pages in Vue show, whatever brings it; render functions are what a template is compiled to. */

export const show = (root, setup, plugin) => {
  const app = createApp(defineComponent({ setup }))
  if (plugin) app.use(...plugin)
  app.mount(root)
}

const row = (name, value) =>
  h('tr', [h('td', name), h('td', { id: `v-${name}` }, String(rendered(value) ?? ''))])
export const Row = defineComponent({
  props: ['name', 'value'],
  setup: (props) => () => row(props.name, props.value),
})
export const table = (rows) => h('table', h('tbody', rows))
export const symbols = names('S')
export const channelNames = names('c')
/** A row that reads its own value. */
export const rowOf = (use) =>
  defineComponent({
    props: ['name'],
    setup(props) {
      const read = use(props.name)
      return () => row(props.name, read())
    },
  })

const Message = defineComponent({
  props: ['message'],
  setup: (props) => () =>
    h('li', { id: `m-${props.message.id}` }, rendered(`${props.message.by}: ${props.message.text}`)),
})
export const messages = (all) => [
  h(
    'ol',
    { id: 'feed' },
    all.map((message) => h(Message, { key: message.id, message })),
  ),
  h('b', { id: 'newest' }, all.at(-1)?.at),
]

const Person = defineComponent({
  props: ['member'],
  setup: (props) => () => h('li', { id: `m-${props.member.id}` }, rendered(props.member.info.name)),
})
export const people = (members) => [
  h(
    'ul',
    { id: 'members' },
    members.map((member) => h(Person, { key: member.id, member })),
  ),
  h('b', members.length),
]

/** A component that takes nothing. */
export const leaf = (setup) => defineComponent({ setup })

/** As many of one component as are asked for, all at once. */
export const stormOf = (One, show) => (root) => {
  const on = ref(false)
  const all = names('')
  show(root, () => () => (on.value ? all.map((name) => h(One, { key: name })) : null))
  globalThis.bench.toggle = (next) => {
    on.value = next
    return nextTick()
  }
}
