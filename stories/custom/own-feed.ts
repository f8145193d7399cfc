import ReactOwnFeed from './own-feed-react.tsx'
import react from './own-feed-react.tsx?raw'
import SvelteOwnFeed from './own-feed-svelte.svelte'
import svelte from './own-feed-svelte.svelte?raw'
import VueOwnFeed from './own-feed-vue.vue'
import vue from './own-feed-vue.vue?raw'

/** Events as they come, in markup of the app's own, and its code. */
export const ownFeed = {
  react: ReactOwnFeed,
  vue: VueOwnFeed,
  svelte: SvelteOwnFeed,
  code: { react, vue, svelte },
}
