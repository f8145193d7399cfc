import { channelKit } from '@channelkit/vue'
import { renderToString } from 'react-dom/server'
import { render as renderSvelte } from 'svelte/server'
import { createSSRApp } from 'vue'
import { renderToString as renderVue } from 'vue/server-renderer'
import Provided from '../components/Provided.svelte'
import { reactTree } from '../components/react-tree.tsx'
import { vueComponent } from '../components/vue-components.ts'
import { serverKit } from './cases.ts'
import { componentCases } from './component-cases.ts'

/** The page that a server sends of a component. */
export async function renderComponent(framework: string, which: string, onLoad = () => {}): Promise<string> {
  const { name, props } = componentCases[which]!
  const kit = serverKit(onLoad)
  switch (framework) {
    case 'React':
      return renderToString(reactTree({ kit, name, props }))
    case 'Vue':
      return renderVue(createSSRApp(vueComponent(name), props).use(channelKit, kit))
    default:
      return renderSvelte(Provided, { props: { kit, name, given: props } }).body
  }
}
