/** The built packages under Jest, which loads modules in its own way. */
export default {
  testMatch: ['<rootDir>/*.test.mjs'],
  testEnvironment: 'node',
  transform: {},
}
