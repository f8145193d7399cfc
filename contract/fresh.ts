import { vi } from 'vitest'

// Files of tests follow one another in one process, which saves half of the time that they take in Node. Nothing that one left may be
// there for the next: each loads modules of its own, and finds time and what is global as they are.
vi.resetModules()
vi.useRealTimers()
vi.restoreAllMocks()
vi.unstubAllGlobals()
vi.unstubAllEnvs()
