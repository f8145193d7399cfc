import type { LoadedConfig } from '../config/load.ts'
import { DEVELOPMENT_APP } from '../defaults.ts'
import type { ServerAddress } from '../server.ts'

/** Where it listens, for people. */
export function greetingLines(ids: string, { url, admin, dashboard }: ServerAddress): string {
  const lines = [`ChannelKit server listening on ${url} (app ${ids})`]
  if (admin) lines.push(`Health, metrics and the API: ${admin.url}`)
  if (dashboard) lines.push(`Dashboard: ${dashboard}`)
  return `${lines.join('\n')}\n`
}

/** What a person who starts a development server needs next: to be copied as it is. */
export function greeting({ options }: LoadedConfig, { host, port, url }: ServerAddress): string {
  const app = options.apps.find(({ secret }) => secret === DEVELOPMENT_APP.secret)
  const { id, key, secret } = app!
  const tls = options.tls !== undefined
  const wsPath = options.wsPath ? `, wsPath: '${options.wsPath}'` : ''
  const ports = `wsPort: ${port}, wssPort: ${port}, httpHost: '${host}', httpPort: ${port}, httpsPort: ${port}`
  return `
  A DEVELOPMENT SERVER: everybody knows its secret. Give --key and --secret of your own before others can reach it.

  In the page, with pusher-js:
    new Pusher('${key}', { cluster: 'local', wsHost: '${host}', ${ports}, forceTLS: ${tls}${wsPath} })

  With ChannelKit, give the same options to createChannelKit({ key: '${key}', … }).

  On your server, with the pusher SDK:
    new Pusher({ appId: '${id}', key: '${key}', secret: '${secret}', host: '${host}', port: '${port}', useTLS: ${tls} })
${/^\d+$/.test(id) ? `  or, where it reads the environment:\n    PUSHER_URL=http${tls ? 's' : ''}://${key}:${secret}@${host}:${port}/apps/${id}\n` : ''}
  The HTTP API is described at ${url}/openapi.json. --help lists what can be set.
`
}
