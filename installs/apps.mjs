/**
 * @typedef {object} App
 * @property {string} name on the command line
 * @property {string} title in the documentation
 * @property {string} [template] the folder under `apps`, if not the name
 * @property {string} [shared] the folder under `shared` that goes into the application's `src`
 * @property {string[]} versions whose versions are told
 * @property {Record<string, string>} [env]
 * @property {string} [node] the major version of Node that its tools need, if not the one that runs this
 * @property {string} [path] what is opened, if not `/`
 */

/** @type {App[]} */
export const apps = [
  { name: 'vite-react', title: 'Vite, React', shared: 'react', versions: ['vite', 'react'] },
  { name: 'vite-vue', title: 'Vite, Vue', shared: 'vue', versions: ['vite', 'vue'] },
  { name: 'vite-svelte', title: 'Vite, Svelte', shared: 'svelte', versions: ['vite', 'svelte'] },
  {
    name: 'next',
    title: 'Next with Turbopack, Cache Components and the React Compiler',
    shared: 'react',
    versions: ['next', 'react'],
    env: { NEXT_FLAGS: '' },
  },
  {
    name: 'next-webpack',
    title: 'Next with webpack, Cache Components and the React Compiler',
    template: 'next',
    shared: 'react',
    versions: ['next', 'react'],
    env: { NEXT_FLAGS: '--webpack' },
  },
]
