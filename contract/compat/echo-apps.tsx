import * as ourReact from '@channelkit/react/compat/echo'
import * as ourSvelte from '@channelkit/svelte/compat/echo'
import * as ourVue from '@channelkit/vue/compat/echo'
import * as theirReact from '@laravel/echo-react'
import * as theirVue from '@laravel/echo-vue'
import { render as renderReact } from '@testing-library/react'
import { render as renderSvelte } from '@testing-library/svelte'
import { render as renderVue } from '@testing-library/vue'
import { StrictMode } from 'react'
import EchoInSvelte from './EchoApp.svelte'
import type { EchoApp, EchoAppProps } from './echo-app.ts'
import { type EchoReact, echoReactApp } from './echo-app-react.tsx'
import { echoVueApp } from './echo-app-vue.ts'

function react(name: string, lib: EchoReact & EchoApp['lib']): EchoApp {
  const App = echoReactApp(lib)
  const page = (props: EchoAppProps) => (
    <StrictMode>
      <App {...props} />
    </StrictMode>
  )
  return {
    name,
    lib,
    follows: true,
    async mount(props) {
      const { rerender, unmount } = renderReact(page(props))
      return { set: async (next) => rerender(page(next)), unmount }
    },
  }
}

const vue = (name: string, lib: typeof ourVue, follow: boolean): EchoApp => ({
  name,
  lib,
  follows: follow,
  async mount(props) {
    const { rerender, unmount } = renderVue(echoVueApp(lib), { props: { ...props, follow } })
    return { set: (next) => rerender({ ...next, follow }), unmount }
  },
})

const svelte: EchoApp = {
  name: 'ours in Svelte',
  lib: ourSvelte,
  follows: true,
  async mount(props) {
    const { rerender, unmount } = renderSvelte(EchoInSvelte, { props })
    return { set: rerender, unmount }
  },
}

/** The same application on the originals and on ours. There is no original for Svelte on npm. */
export const apps: readonly EchoApp[] = [
  react('the original in React', theirReact as unknown as EchoReact & EchoApp['lib']),
  react('ours in React', ourReact),
  vue('the original in Vue', theirVue as unknown as typeof ourVue, false),
  vue('ours in Vue', ourVue, true),
  svelte,
]
