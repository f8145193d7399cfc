/** A page of `docs`, by the name of its file. */
export interface Group {
  readonly label: string
  readonly pages: readonly string[]
}

/** The guides in the order in which somebody reads them. Each page of `docs` stands in one group. */
export const GROUPS: readonly Group[] = [
  { label: 'Start', pages: ['getting-started', 'components', 'troubleshooting', 'servers', 'limits'] },
  {
    label: 'Channels',
    pages: [
      'presence',
      'typing',
      'cursors',
      'reactions',
      'shared',
      'lists',
      'live-queries',
      'optimistic-writes',
      'gaps',
      'history',
      'streams',
      'ai',
      'chat',
      'notifications',
    ],
  },
  {
    label: 'Authorise',
    pages: [
      'authorization',
      'authorize-express',
      'authorize-fastify',
      'authorize-hono',
      'authorize-next',
      'authorize-nuxt',
      'authorize-sveltekit',
      'authorize-laravel',
      'authorize-rails',
      'authorize-django',
      'authorize-phoenix',
      'authorize-go',
      'users',
    ],
  },
  { label: 'Look', pages: ['live-chart', 'live-map', 'live-table', 'theming', 'copy-in', 'languages'] },
  {
    label: 'In your application',
    pages: [
      'types',
      'outside-components',
      'server-rendering',
      'react-native',
      'next-to-old-code',
      'testing',
      'devtools',
      'recording',
      'worker',
      'fewer-updates',
      'performance',
      'installs',
    ],
  },
  {
    label: 'The server',
    pages: [
      'server',
      'server-configuration',
      'security',
      'server-security',
      'http-api',
      'webhooks',
      'fallbacks',
      'differences',
      'dashboard',
    ],
  },
  { label: 'Operate', pages: ['deploying', 'scaling', 'capacity', 'upgrading', 'metrics', 'runbook'] },
  {
    label: 'Come from elsewhere',
    pages: ['from-pusher-js', 'from-use-pusher', 'from-laravel-echo', 'ported'],
  },
  { label: 'Errors', pages: ['errors', 'server-errors'] },
]
