declare module '*.vue' {
  import type { Component } from 'vue'

  const component: Component
  export default component
}

declare module 'virtual:docs' {
  const docs: import('./lib/docs/types/collect.ts').Docs
  export default docs
}
