/**
 * @typedef {object} App
 * @property {string} name on the command line
 * @property {string} title in the documentation
 * @property {string} [template] the folder under `apps`, if not the name
 * @property {string} [shared] the folder under `shared` that goes into the application's `src`
 * @property {string} [made] the template of `npm create channelkit` that makes it
 * @property {'react' | 'vue' | 'svelte' | 'ai'} [ready] the samples of the guides that it is made of: of a framework, or for the AI SDK
 * @property {'react' | 'vue' | 'svelte'} [copied] the framework whose components to copy are added by its own command
 * @property {Record<string, string>} [pinned] versions in place of those that the template asks for
 * @property {Record<string, string>} [added] packages that the template does not ask for
 * @property {string[]} versions whose versions are told
 * @property {Record<string, string>} [env]
 * @property {string} [node] the major version of Node that its tools need, if not the one that runs this
 * @property {string} [path] what is opened, if not `/`
 * @property {boolean} [plain] shows a value alone: there are no components without a framework
 * @property {string} [rendered] what the server's own HTML says
 * @property {[selector: string, property: string, value: string][]} [styles] what the page's elements look like in the end
 */

/** As Chromium computes it. */
const TAILWIND_ORANGE_700 = 'oklch(0.553 0.195 38.402)'

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
  {
    name: 'nuxt',
    title: 'Nuxt',
    shared: 'vue',
    versions: ['nuxt', 'vue'],
    node: '22',
    rendered: '41, idle',
  },
  {
    name: 'sveltekit',
    title: 'SvelteKit',
    shared: 'svelte',
    versions: ['@sveltejs/kit', 'svelte'],
    node: '22',
    rendered: '41, idle',
  },
  {
    name: 'tailwind',
    title: 'Tailwind with Vite, React',
    shared: 'react',
    versions: ['tailwindcss', 'vite', 'react'],
    // Utilities win over components.
    styles: [
      ['#theirs .ck-live-value', 'color', TAILWIND_ORANGE_700],
      ['#theirs .ck-live-value', 'padding-top', '28px'],
    ],
  },
  {
    name: 'react-router',
    title: 'React Router, rendered on a server',
    shared: 'react',
    versions: ['react-router', 'react'],
    rendered: '41, idle',
  },
  {
    name: 'astro',
    title: 'Astro with islands of React, Vue and Svelte',
    shared: 'react',
    versions: ['astro', 'react', 'vue', 'svelte'],
    node: '22',
  },
  { name: 'webpack', title: 'webpack, React', shared: 'react', versions: ['webpack', 'react'] },
  { name: 'esbuild', title: 'esbuild, React', shared: 'react', versions: ['esbuild', 'react'] },
  { name: 'node', title: 'Node: `import`, `require`, a worker thread', versions: ['pusher-js'] },
  {
    name: 'oldest-react',
    title: 'The oldest React and pusher-js that may be used',
    template: 'vite-react',
    shared: 'react',
    pinned: {
      react: '18.0.0',
      'react-dom': '18.0.0',
      '@types/react': '^18.0.0',
      '@types/react-dom': '^18.0.0',
      'pusher-js': '8.3.0',
    },
    versions: ['react', 'pusher-js'],
  },
  {
    name: 'oldest-vue',
    title: 'The oldest Vue and pusher-js that may be used',
    template: 'vite-vue',
    shared: 'vue',
    pinned: { vue: '3.5.0', 'pusher-js': '8.3.0' },
    versions: ['vue', 'pusher-js'],
  },
  {
    name: 'oldest-svelte',
    title: 'The oldest Svelte and pusher-js that may be used',
    template: 'vite-svelte',
    shared: 'svelte',
    pinned: {
      svelte: '5.25.0',
      '@sveltejs/vite-plugin-svelte': '^6.0.0',
      vite: '^7.0.0',
      'pusher-js': '8.3.0',
    },
    versions: ['svelte', 'pusher-js'],
  },
  {
    name: 'queries',
    title: 'The oldest TanStack Query that may be used, in Node, React and Vue',
    versions: ['@tanstack/query-core', '@tanstack/react-query', '@tanstack/vue-query'],
  },
  {
    name: 'bare-vue',
    title: '`npm install @channelkit/vue vue` in an empty folder',
    versions: ['vue', 'pusher-js'],
  },
  {
    name: 'plain',
    title: 'A page without a bundler: `<script type="module">`',
    plain: true,
    versions: ['pusher-js'],
  },
  ...['20', '22', '24'].map((release) => ({
    name: `node-${release}`,
    title: `Node ${release}: client and server in one process`,
    template: 'runtime',
    added: { node: release },
    versions: ['node', 'pusher-js'],
    env: { RUNTIME: 'node' },
  })),
  {
    name: 'deno',
    title: 'Deno: client and server in one process',
    template: 'runtime',
    added: { deno: '^2.9.0' },
    versions: ['deno', 'pusher-js'],
    env: { RUNTIME: 'deno run --allow-all' },
  },
  {
    name: 'bun',
    title: 'Bun: client and server in one process',
    template: 'runtime',
    added: { bun: '^1.4.0' },
    versions: ['bun', 'pusher-js'],
    env: { RUNTIME: 'bun run' },
  },
  {
    name: 'react-native',
    title: 'React Native: tests by jest-expo, bundles by Metro',
    versions: ['expo', 'react-native', 'react', 'jest-expo'],
    node: '22',
  },
  {
    name: 'tests',
    title: 'Tests in jsdom and happy-dom, by Vitest and by Jest',
    versions: ['vitest', 'jest', 'jsdom', 'happy-dom'],
  },
  {
    name: 'create-react',
    title: '`npm create channelkit`, React',
    made: 'react',
    versions: ['vite', 'react'],
  },
  { name: 'create-vue', title: '`npm create channelkit`, Vue', made: 'vue', versions: ['vite', 'vue'] },
  {
    name: 'create-svelte',
    title: '`npm create channelkit`, Svelte',
    made: 'svelte',
    versions: ['vite', 'svelte'],
  },
  {
    name: 'ready-react',
    title: 'The samples for chat, table, streams, reactions and notifications, React',
    ready: 'react',
    versions: ['vite', 'react', 'express'],
  },
  {
    name: 'ready-vue',
    title: 'The samples for chat, table, streams, reactions and notifications, Vue',
    ready: 'vue',
    versions: ['vite', 'vue', 'express'],
  },
  {
    name: 'ready-svelte',
    title: 'The samples for chat, table, streams, reactions and notifications, Svelte',
    ready: 'svelte',
    versions: ['vite', 'svelte', 'express'],
  },
  {
    name: 'next-ai',
    title: 'The samples for the AI SDK, Next',
    ready: 'ai',
    versions: ['next', 'ai', '@ai-sdk/react', 'react'],
  },
  {
    name: 'shadcn-react',
    title: 'Components copied by `npx shadcn`, React',
    shared: 'copied',
    copied: 'react',
    versions: ['tailwindcss', 'vite', 'react'],
  },
  {
    name: 'shadcn-vue',
    title: 'Components copied by `npx shadcn-vue`, Vue',
    shared: 'copied',
    copied: 'vue',
    // What the command itself is made of needs it.
    node: '22',
    versions: ['tailwindcss', 'vite', 'vue'],
  },
  {
    name: 'shadcn-svelte',
    title: 'Components copied by `npx shadcn-svelte`, Svelte',
    shared: 'copied',
    copied: 'svelte',
    versions: ['tailwindcss', 'vite', 'svelte'],
  },
]
