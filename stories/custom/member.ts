import ReactMembers from './member-react.tsx'
import react from './member-react.tsx?raw'
import SvelteMembers from './member-svelte.svelte'
import svelte from './member-svelte.svelte?raw'
import VueMembers from './member-vue.vue'
import vue from './member-vue.vue?raw'

/** A presence list with rows of the app's own, and its code. */
export const member = {
  react: ReactMembers,
  vue: VueMembers,
  svelte: SvelteMembers,
  code: { react, vue, svelte },
}
