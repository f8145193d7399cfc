import PusherJs, { type Options } from 'pusher-js'
import { onTestFinished } from 'vitest'
import { APP, answerFor } from './server.ts'

/** pusher-js as it is, in Node, against a server of ours; until the end of the test. */
export function startPusher(port: number, id: string, options: Partial<Options> = {}): PusherJs {
  const answers = answerFor({ id, info: { name: id } })
  const pusher = new PusherJs(APP.key, {
    cluster: 'own',
    wsHost: '127.0.0.1',
    wsPort: port,
    httpHost: '127.0.0.1',
    httpPort: port,
    forceTLS: false,
    enableStats: false,
    channelAuthorization: {
      endpoint: '',
      transport: 'ajax',
      customHandler: ({ socketId, channelName }, done) => done(null, answers.channel(socketId, channelName)),
    },
    userAuthentication: {
      endpoint: '',
      transport: 'ajax',
      customHandler: ({ socketId }, done) => done(null, answers.user(socketId)),
    },
    ...options,
  })
  onTestFinished(() => pusher.disconnect())
  return pusher
}
