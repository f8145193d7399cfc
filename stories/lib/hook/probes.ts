import type { Shown } from '../mounted.ts'
import ReactProbe from './react-probe.tsx'
import SvelteProbe from './SvelteProbe.svelte'
import VueProbe from './vue-probe.ts'

/** Shows what a hook gives, in each framework. */
export const probe: Shown = { react: ReactProbe, vue: VueProbe, svelte: SvelteProbe }
