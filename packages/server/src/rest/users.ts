import type { Route } from './route.ts'
import { NOTHING, parameter, text } from './schemas.ts'

export const USER_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/{user_id}/terminate_connections',
    id: 'terminateUserConnections',
    summary: 'Closes all connections that a user is signed in on, with 4009',
    parameters: [parameter('user_id', text('Id.'), 'Id of the user.')],
    body: { type: 'object' },
    answer: NOTHING,
    async run({ hub, state, path }) {
      await hub.terminateUser(state.app.id, path.user_id!)
      return {}
    },
  },
]
