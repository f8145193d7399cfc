/** Files that have no test beside them, where their tests stand, and why not here. */
export interface Elsewhere {
  /** Paths; `*` is any name. */
  readonly files: readonly string[]
  readonly tests: readonly string[]
  readonly why: string
}

const core = (...names: string[]) => names.map((name) => `packages/core/src/${name}.ts`)
/** The path of a file in a room of a package. */
const inRoom = (room: string) => (name: string) => `${room}/${name}`
const ui = (...names: string[]) => names.map((name) => `packages/ui/src/${name}.ts`)
const components = [
  ...['avatar-stack', 'chat', 'connection-badge', 'connection-banner', 'cursors', 'event-feed', 'live-chart'],
  ...[
    'live-map',
    'live-table',
    'live-value',
    'notifications',
    'presence-list',
    'reactions',
    'sparkline',
    'streamed-text',
    'typing-indicator',
  ],
]

const SHARED = ['avatar', 'host', 'icon', 'series']

const NEEDS_SERVER =
  'Says something only to a server: core imports no other package of ours, in tests neither.'
const NEEDS_FRAMEWORK = 'What it gives counts in a page: the suite runs over it in every framework.'
const NEEDS_CANVAS = 'Draws: its engine is looked at as a whole, by its pixels, in a browser.'

export const ELSEWHERE: readonly Elsewhere[] = [
  {
    files: [
      'packages/core/src/inspect/*.ts',
      ...[
        'add-styles',
        'development',
        'mount',
        'watch-sites',
        'production/*',
        'panel/moods',
        'panel/time',
      ].map((name) => `packages/ui/src/devtools/${name}.ts`),
      ...['anew', 'as-test', 'between', 'desk', 'line', 'tape', 'users'].map(
        (name) => `packages/ui/src/devtools/model/${name}.ts`,
      ),
    ],
    tests: [
      'contract/devtools/devtools.browser.test.ts',
      'contract/devtools/as-test.test.ts',
      'packages/core/src/kits.test.ts',
    ],
    why: `Stands between a kit and its server, and in a page. ${NEEDS_FRAMEWORK}`,
  },
  // core
  {
    files: core(
      ...['auth', 'channels', 'connection', 'encrypted', 'instance', 'make', 'open', 'share', 'wanted'].map(
        (part) => `source/pusher-${part}`,
      ),
      'source/pusher',
      'source/short-way',
    ),
    tests: [
      'contract/core/one-event.test.ts',
      'contract/core/short-way.test.ts',
      'contract/core/encrypted.test.ts',
    ],
    why: `pusher-js itself is a part of what is tested. ${NEEDS_SERVER}`,
  },
  {
    files: core(
      'worker',
      ...['admission', 'elected', 'groups', 'make', 'open', 'scope', 'sharing'].map(inRoom('source/worker')),
    ),
    tests: [
      'contract/core/worker.test.ts',
      'contract/core/shared-worker.test.ts',
      'contract/core/elected-worker.test.ts',
      'contract/core/short-way.test.ts',
    ],
    why: `Who shares with whom is seen by what tabs on one server then hear. ${NEEDS_SERVER}`,
  },
  {
    files: core('channel-state', 'channels'),
    tests: ['packages/core/src/channel.test.ts', 'packages/core/src/people/typing.test.ts'],
    why: 'What all channels have in common is seen in each of them.',
  },
  {
    files: core('collections/conflated'),
    tests: ['contract/core/conflated.test.ts', 'contract/core/conflated-properties.test.ts'],
    why: `Who holds back is settled with a server. ${NEEDS_SERVER}`,
  },
  {
    files: core('overlay', 'write', 'write-book'),
    tests: [
      'contract/core/writes.test.ts',
      'contract/core/writes-failed.test.ts',
      'contract/core/writes-properties.test.ts',
    ],
    why: NEEDS_SERVER,
  },
  {
    files: core(...['answers', 'fold', 'hearing', 'letters', 'shown'].map(inRoom('conversation'))),
    tests: [
      'packages/core/src/conversation/conversation.test.ts',
      'packages/core/src/conversation/sending.test.ts',
      'contract/core/conversation.test.ts',
      'contract/core/conversation-streams.test.ts',
    ],
    why: `A conversation is seen as a whole, and is what several people see of it. ${NEEDS_SERVER}`,
  },
  {
    files: core('channel-ready'),
    tests: ['packages/core/src/query/live-query.test.ts', 'contract/core/conversation-history.test.ts'],
    why: 'What is fetched once it resolves tells: a query, and the first page of a conversation.',
  },
  {
    files: core('query/patcher'),
    tests: ['packages/core/src/query/live-query.test.ts', 'packages/core/src/query/patch-queries.test.ts'],
    why: 'What both ways to patch queries have in common is seen in each of them.',
  },
  {
    files: core('hints'),
    tests: ['contract/core/hints.test.ts'],
    why: `Hints at what a server sends and nobody asked for. ${NEEDS_SERVER}`,
  },
  {
    files: core('compat/tap-events'),
    tests: ['packages/core/src/compat/client-like.test.ts', 'packages/core/src/compat/channel-like.test.ts'],
    why: 'Who listens to all events is a client, or a channel.',
  },
  // ui
  {
    files: ui('compat/echo/*'),
    tests: ['contract/compat/echo.browser.test.ts', 'contract/compat/echo.test.ts'],
    why: `The same application runs on the original and on ours. ${NEEDS_FRAMEWORK}`,
  },
  ...components.map((name) => ({
    files: ui(`components/${name}/*`),
    tests: [`contract/components/${name}.ts`],
    why: NEEDS_FRAMEWORK,
  })),
  {
    files: ui('view/keep-focus'),
    tests: ['contract/view/suite.ts', 'contract/components/focus.ts'],
    why: NEEDS_FRAMEWORK,
  },
  { files: ui('rows/*'), tests: ['contract/rows/suite.ts'], why: NEEDS_FRAMEWORK },
  {
    files: ui('host', ...SHARED.map((name) => `shared/${name}`)),
    tests: ['contract/components/presence-list.ts', 'contract/components/language.ts'],
    why: `Shared by components, and seen in them. ${NEEDS_FRAMEWORK}`,
  },
  {
    files: ui('words/*', 'words/live-table/*', 'words/notes/*'),
    tests: ['contract/words/lists.test.ts'],
    why: 'All lists of words are held to one another, whichever languages there are.',
  },
  {
    files: ui('engines/chart/*'),
    tests: [
      'packages/ui/src/engines/chart/plot.browser.test.ts',
      'packages/ui/src/engines/chart/renderer.browser.test.ts',
    ],
    why: NEEDS_CANVAS,
  },
  {
    files: ui('engines/map/*', 'engines/map/*/*', 'engines/maplibre/*'),
    tests: [
      'packages/ui/src/engines/map/mount.browser.test.ts',
      'packages/ui/src/engines/map/ground/ground.browser.test.ts',
      'packages/ui/src/engines/maplibre/maplibre.browser.test.ts',
    ],
    why: NEEDS_CANVAS,
  },
]
