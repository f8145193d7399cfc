import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { render as renderSvelte } from 'svelte/server'
import { createSSRApp } from 'vue'
import { renderToString as renderVue } from 'vue/server-renderer'
import Provided from '../drivers/Provided.svelte'
import { Probe as ReactProbe, unifyReact, wrap } from '../drivers/react-probe.tsx'
import { unifySvelte } from '../drivers/svelte-probe.ts'
import { pluginsOf, unifyVue, Probe as VueProbe } from '../drivers/vue-probe.ts'
import { cases, queryClient, serverKit } from './cases.ts'

/** How each framework shows a case, the same on a server and in a page. */
export function seenBy(unifier: typeof unifyReact, name: string) {
  const { hook, show = (result: unknown) => result } = cases[name]!
  return (raw: unknown) => show(unifier(hook, raw) as never)
}

/** The page that a server sends. */
export async function renderOnServer(framework: string, name: string, onLoad = () => {}): Promise<string> {
  const { hook, args } = cases[name]!
  const [kit, client] = [serverKit(onLoad), queryClient()]
  const probe = (unifier: typeof unifyReact) => ({ hook, args, seen: seenBy(unifier, name) })
  switch (framework) {
    case 'React':
      return renderToString(wrap({ kit, client }, createElement(ReactProbe, probe(unifyReact))))
    case 'Vue': {
      const app = createSSRApp(VueProbe, probe(unifyVue))
      for (const [plugin, options] of pluginsOf({ kit, client })) app.use(plugin, options)
      return renderVue(app)
    }
    default:
      return renderSvelte(Provided, { props: { kit, client, count: 1, ...probe(unifySvelte) } }).body
  }
}
