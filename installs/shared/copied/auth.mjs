import { authMiddleware } from '@channelkit/server/auth'

const app = { id: '1', key: 'app-key', secret: 'app-secret' }
const auth = authMiddleware({
  app,
  channel(_, request) {
    const name = /(?:^|; )name=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? 'Guest'
    return { id: name.toLowerCase(), info: { name } }
  },
})
const serve = ({ middlewares }) => void middlewares.use('/pusher/auth', auth)

/** The application's endpoint that authorises, at the address of its page: who one is, a cookie says. */
export const authorises = { name: 'authorises', configureServer: serve, configurePreviewServer: serve }
