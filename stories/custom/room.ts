import ReactRoom from './room-react.tsx'
import react from './room-react.tsx?raw'
import SvelteRoom from './room-svelte.svelte'
import svelte from './room-svelte.svelte?raw'
import VueRoom from './room-vue.vue'
import vue from './room-vue.vue?raw'

/** Several components side by side, and their code. */
export const room = { react: ReactRoom, vue: VueRoom, svelte: SvelteRoom, code: { react, vue, svelte } }
