import ReactOwnList from './own-list-react.tsx'
import react from './own-list-react.tsx?raw'
import SvelteOwnList from './own-list-svelte.svelte'
import svelte from './own-list-svelte.svelte?raw'
import VueOwnList from './own-list-vue.vue'
import vue from './own-list-vue.vue?raw'

/** Who is there, in markup of the app's own, and its code. */
export const ownList = {
  react: ReactOwnList,
  vue: VueOwnList,
  svelte: SvelteOwnList,
  code: { react, vue, svelte },
}
