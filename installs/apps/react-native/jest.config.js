const preset = require('jest-expo/jest-preset')

// The packages are ES modules in files named .mjs, which Jest otherwise neither compiles nor leaves to Node.
const [installed, ...others] = preset.transformIgnorePatterns
const compiled = '@channelkit|@noble|'

module.exports = {
  preset: 'jest-expo',
  transform: { '\\.mjs$': preset.transform['\\.[jt]sx?$'] },
  transformIgnorePatterns: [installed.replace('(?!(', `(?!(${compiled}`), ...others],
  testTimeout: 120_000,
  setupFiles: ['./jest.setup.js'],
}
