import { providerContract } from './suite.ts'
import { svelteProvider } from './svelte.ts'

providerContract(svelteProvider)
