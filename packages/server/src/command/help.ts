import { SETTINGS } from '../config/settings.ts'

const WIDTH = 28

const FIXED: readonly [string, string][] = [
  [
    '--config FILE',
    `JSON, or a module (.mjs, .js) whose default export it is\n${' '.repeat(WIDTH)}CHANNELKIT_CONFIG`,
  ],
  ['--check', 'says whether the configuration is right, and starts nothing'],
  ['--verbose', 'the same as --log-level debug'],
  ['--version', 'tells the version'],
  ['-h, --help', 'tells this'],
]

/** Every flag and variable. */
export function helpText(): string {
  const settings = SETTINGS.map(({ flag, value, kind, help, env }): [string, string] => [
    `--${flag} ${value}`.trim(),
    `${help}${kind === 'list' ? '; repeatable' : ''}\n${' '.repeat(WIDTH)}${env.join(', ')}`,
  ])
  return `channelkit-server: an embedded server for the Pusher Channels protocol

Without arguments it serves a development app on this machine. Flags go before the environment, before the file.

${[...settings, ...FIXED].map(line).join('\n')}

Lists in the environment are separated by commas. Ctrl-C ends it in order; a second one at once.
It serves pusher-js on /app, the HTTP API on /apps, its description on /openapi.json, /up and /ready.
`
}

function line([flag, help]: readonly [string, string]): string {
  const left = `  ${flag}`
  return left.length < WIDTH ? left.padEnd(WIDTH) + help : `${left}\n${' '.repeat(WIDTH)}${help}`
}
