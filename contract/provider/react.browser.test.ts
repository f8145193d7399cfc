import { reactProvider } from './react.tsx'
import { providerContract } from './suite.ts'

providerContract(reactProvider)
