import { type ChannelKit, type ChannelKitOptions, createChannelKit, type SendMessage } from '@channelkit/core'
import { type Framework, floodKey, frameworks, keyOf, limits } from '../../shared.ts'
import { line } from './line.ts'
import { currentVisitor, onVisitor } from './visitor.ts'

line.install()

const server: ChannelKitOptions = {
  cluster: 'local',
  wsHost: location.hostname,
  wsPort: Number(location.port || 80),
  forceTLS: false,
  enabledTransports: ['ws'],
}

/** The connection of each pane, to the server that the page came from. */
export const kits = Object.fromEntries(
  frameworks.map((framework) => [
    framework,
    createChannelKit({
      ...server,
      key: keyOf(framework),
      authorize: { endpoint: '/pusher/auth', params: () => ({ ...currentVisitor(), framework }) },
    }),
  ]),
) as Record<Framework, ChannelKit>

/** One more connection to the same server, in a worker, for much at once. */
export const createQuickKit = () =>
  createChannelKit({ ...server, key: floodKey, worker: true, coalesce: true, closeWhenIdle: true })

/** Whoever takes another name enters the room anew, under that name. */
onVisitor(() => {
  for (const kit of Object.values(kits)) kit.reauthorize()
})

/** Sends a message of a pane through the demo's server; rejects with what the server said if it refuses. */
export function sendFrom(framework: Framework): SendMessage {
  return async ({ id, text, author = '', name = '' }) => {
    const message = text.slice(0, limits.text)
    const response = await line.fetch(framework, '/demo/publish', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, message, author, name: name || framework }),
    })
    if (!response.ok) throw new Error((await response.json()).error)
  }
}

/** Cuts the line of a pane, or mends it and tries at once. */
export function setCut(framework: Framework, cut: boolean): void {
  if (cut) return line.cut(framework)
  line.restore(framework)
  kits[framework].connection.retry()
}
