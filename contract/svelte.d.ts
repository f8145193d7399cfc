declare module '*.svelte' {
  import type { Component } from 'svelte'

  // biome-ignore lint/suspicious/noExplicitAny: what a component takes is checked by svelte-check
  const component: Component<any>
  export default component
}
