import ReactWatched from './watched-react.tsx'
import react from './watched-react.tsx?raw'
import SvelteWatched from './watched-svelte.svelte'
import svelte from './watched-svelte.svelte?raw'
import VueWatched from './watched-vue.vue'
import vue from './watched-vue.vue?raw'

/** A page with devtools, and its code. */
export const watched = {
  react: ReactWatched,
  vue: VueWatched,
  svelte: SvelteWatched,
  code: { react, vue, svelte },
}
