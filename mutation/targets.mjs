/**
 * What can be mutated: the code, the tests that must notice (`without` those that need a network or hold a page of the
 * documentation), and the score in per cent below which the run fails.
 * @type {Record<string, { mutate: string[], tests: string[], without: string[], score: number }>}
 */
export const targets = {
  core: {
    mutate: ['packages/core/src/**/*.ts', '!**/*.test.ts', '!**/*.d.ts', '!**/index.ts'],
    tests: ['packages/core/{src,test}/**/*.test.ts', 'contract/core/**/*.test.ts'],
    without: ['**/errors-page.test.ts', '**/auth-frameworks.test.ts'],
    score: 85,
  },
  hub: {
    // What is only a table of words is held to its page by a test.
    mutate: ['packages/server/src/hub/**/*.ts', '!**/*.test.ts', '!**/{index,server-error}.ts'],
    tests: ['packages/server/src/hub/**/*.test.ts', 'packages/server/test/protocol/**/*.test.ts'],
    // Tens of thousands of frames, and sockets: each would run hundreds of times.
    without: ['**/fuzz.test.ts', '**/strangers.test.ts', '**/vanishing.test.ts'],
    score: 80,
  },
}
