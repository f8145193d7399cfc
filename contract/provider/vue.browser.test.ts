import { providerContract } from './suite.ts'
import { vueProvider } from './vue.ts'

providerContract(vueProvider)
