import { inject, vi } from 'vitest'

interface Stryker {
  activeMutant?: string | undefined
  mutantCoverage?: { readonly perTest: Record<string, unknown> }
}

const given = inject as (key: string) => string
const stryker = (globalThis as unknown as Record<string, Stryker | undefined>)[given('globalNamespace')]

// The thread may have run another change before, whose test failed in the middle.
vi.useRealTimers()
vi.unstubAllGlobals()
vi.restoreAllMocks()
if (stryker && given('mutantActivation') !== 'static') stryker.activeMutant = undefined

// Each file tells what its own tests ran, and not what those of the files before it did.
const { perTest = {} } = stryker?.mutantCoverage ?? {}
for (const test of Object.keys(perTest)) delete perTest[test]

// The first run must pass, however busy the machine is; of the others each that waits for ever costs all of it.
vi.setConfig({ testTimeout: given('mode') === 'mutant' ? 10_000 : 300_000 })
