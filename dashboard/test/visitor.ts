import { authorizeChannel } from '@channelkit/server/auth'
import PusherJs from 'pusher-js'
import { APP } from './server.ts'

/** Somebody who uses the app, by this id. */
export const visitor = (port: number, id: string): PusherJs =>
  new PusherJs(APP.key, {
    cluster: 'own',
    wsHost: '127.0.0.1',
    wsPort: port,
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      endpoint: '',
      transport: 'ajax',
      customHandler: ({ socketId, channelName: channel }, done) =>
        done(null, authorizeChannel(APP, { socketId, channel, member: { id, info: { name: id } } })),
    },
  })
