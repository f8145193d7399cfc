import { createChannelKit } from '@channelkit/core'
import { ChannelKitProvider } from '@channelkit/react'
import { useLiveQuery } from '@channelkit/react/query'
import { channelKit } from '@channelkit/vue'
import { useLiveQuery as followInVue } from '@channelkit/vue/query'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { QueryClient as VueClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { createSSRApp, h } from 'vue'
import { renderToString as renderVue } from 'vue/server-renderer'

// The hooks render what the application's client has, on the oldest versions that may be used.
const kit = createChannelKit({ key: 'app-key', cluster: 'eu' })
const stored = (client) => {
  client.setQueryData(['orders'], [{ id: 7 }])
  return client
}
const options = {
  queryKey: ['orders'],
  queryFn: async () => [],
  channel: 'orders',
  on: {},
  staleTime: Infinity,
}
const Orders = () => createElement('p', {}, `orders ${JSON.stringify(useLiveQuery(options).data)}`)
const react = renderToString(
  createElement(
    QueryClientProvider,
    { client: stored(new QueryClient()) },
    createElement(ChannelKitProvider, { kit }, createElement(Orders)),
  ),
)
const vueApp = createSSRApp({
  setup() {
    const { data } = followInVue(options)
    return () => h('p', `orders ${JSON.stringify(data.value)}`)
  },
})
const queryClient = stored(new VueClient())
vueApp.use(VueQueryPlugin, { queryClient }).use(channelKit, kit)
const vue = await renderVue(vueApp)
for (const [name, html] of Object.entries({ react, vue }))
  if (!html.replaceAll('&quot;', '"').includes('orders [{"id":7}]')) throw new Error(`${name}: ${html}`)
queryClient.clear()
kit.destroy()
