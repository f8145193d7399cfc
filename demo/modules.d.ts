// What stands in these files is checked by their own compilers: vue-tsc and svelte-check.
declare module '*.vue' {
  import type { Component } from 'vue'

  const component: Component
  export default component
}
declare module '*.svelte' {
  import type { Component } from 'svelte'

  // biome-ignore lint/suspicious/noExplicitAny: what a component takes is checked by svelte-check
  const component: Component<any>
  export default component
}
