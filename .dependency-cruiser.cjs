const production = (names) => ({
  path: `^packages/(${names})/src/`,
  pathNot: '[.](test|test-d)[.][cm]?tsx?$',
})
const workspace = (names) => `^packages/(${names})/`
const npm = (names) => `(^|/)node_modules/(${names})/`
const late =
  '^packages/core/src/(deferred|outbox|words|worker|worker-host|auth/[^/]+|source/(pusher[^/]*|worker/[^/]+))[.]ts$'
const frameworks = 'react|react-dom|vue|@vue/[^/]+|svelte'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'A cycle hides which file comes first: move what both need into a third. Types may refer back.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-circle-of-types',
      comment: 'Types that refer back and forth name one thing in several files: give it a file of its own.',
      severity: 'error',
      from: production('core|server'),
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that leads nowhere: a wrong path, or a dependency that is not declared.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'core-stands-alone',
      comment:
        'core is used by React Native, workers and Node: no framework, no other package of ours, in tests neither.',
      severity: 'error',
      from: { path: '^packages/core/' },
      to: {
        path: [workspace('ui|react|vue|svelte|server|testing'), npm(frameworks)],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'core-has-no-node',
      comment: 'core runs in browsers and workers: no Node built-ins.',
      severity: 'error',
      from: production('core'),
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'one-door-to-pusher-js',
      comment:
        'Only source/load-module.ts, and worker.ts where it runs, load pusher-js, and pusher-types.ts names its types: everything else goes through the Source interface.',
      severity: 'error',
      from: {
        ...production('core|ui|react|vue|svelte'),
        pathNot: '^packages/core/src/(worker|source/load-module|source/pusher-types)[.]ts$|[.]test[.]tsx?$',
      },
      to: { path: npm('pusher-js') },
    },
    {
      name: 'late-code-comes-late',
      comment:
        'What only a page that connects needs is loaded then: nothing else imports it but deferred.ts.',
      severity: 'error',
      from: { ...production('core'), pathNot: `${late}|[.]test[.]ts$` },
      to: { path: late, dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ui-imports-only-core',
      severity: 'error',
      from: production('ui'),
      to: { path: [workspace('react|vue|svelte|server|testing'), npm(frameworks)] },
    },
    {
      name: 'bindings-import-only-core-and-ui',
      severity: 'error',
      from: production('react|vue|svelte'),
      to: { path: workspace('server|testing') },
    },
    ...['react', 'vue', 'svelte'].map((name) => ({
      name: `${name}-knows-no-other-framework`,
      severity: 'error',
      from: production(name),
      to: {
        path: [
          workspace(['react', 'vue', 'svelte'].filter((other) => other !== name).join('|')),
          npm(
            frameworks
              .split('|')
              .filter((other) => !other.includes(name))
              .join('|'),
          ),
        ],
      },
    })),
    {
      name: 'hooks-without-components',
      comment: "The bindings' main entry stays small: it never reaches a component.",
      severity: 'error',
      from: {
        path: '^packages/(react|vue|svelte)/src/',
        pathNot: ['^packages/[^/]+/src/(components|rows|view)/', '[.]test[.]tsx?$'],
      },
      to: { path: '^packages/(react|vue|svelte)/src/(components|rows|view)/' },
    },
    {
      name: 'server-stands-alone',
      severity: 'error',
      from: production('server'),
      to: { path: workspace('core|ui|react|vue|svelte|testing') },
    },
    {
      name: 'publish-runs-anywhere',
      comment: 'What publishes runs on Node and the edge, in applications that have nothing else of ours.',
      severity: 'error',
      from: production('publish'),
      to: { path: workspace('core|ui|react|vue|svelte|server|testing'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ai-imports-only-core',
      severity: 'error',
      from: production('ai'),
      to: { path: workspace('ui|react|vue|svelte|server|testing|publish') },
    },
    {
      name: 'publish-has-no-node',
      severity: 'error',
      from: production('publish'),
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'hub-and-auth-run-anywhere',
      comment: 'The engine has no I/O, so that it runs in a browser tab, a worker or a test.',
      severity: 'error',
      from: { path: '^packages/server/src/(hub|auth)/', pathNot: '[.]test[.]ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'server-rooms-point-one-way',
      comment:
        'The HTTP API shows webhooks; they know nothing of it. The hub knows nothing of what is around it.',
      severity: 'error',
      from: { path: '^packages/server/src/(hub|webhooks)/', pathNot: '[.]test[.]ts$' },
      to: { path: '^packages/server/src/(rest|config|command|metrics|cluster|transports)/' },
    },
    {
      name: 'testing-uses-core-and-the-hub',
      severity: 'error',
      from: production('testing'),
      to: { path: [workspace('ui|react|vue|svelte'), '^packages/server/(?!src/(hub|auth)/)'] },
    },
    {
      name: 'packages-know-no-app',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(demo|stories|bench)/' },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { pathNot: '[.]test[.]tsx?$' },
      to: { path: '[.]test[.]tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // What is built here, and what becomes an application elsewhere; what npm packages have built stays, or no rule would see
    // an import of one.
    exclude: {
      path: '^(?!.*node_modules/).*(^|/)(dist|create-channelkit/templates|[.]svelte-kit|[.]svelte-check|__screenshots__)/',
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@channelkit/source', 'import', 'module', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.jsx', '.json', '.d.ts'],
    },
  },
}
