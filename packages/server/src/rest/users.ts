import * as z from 'zod'
import { route } from './route.ts'
import { USER_ID } from './schemas.ts'

export const USER_ROUTES = [
  route({
    method: 'POST',
    path: '/users/{user_id}/terminate_connections',
    id: 'terminateUserConnections',
    summary: 'Closes all connections that a user is signed in on, with 4009',
    request: z.object({ path: z.object({ user_id: USER_ID }), body: z.object({}) }),
    answer: z.object({}),
    run({ path }, { hub, state }) {
      hub.terminateUser(state.app.id, path.user_id)
      return {}
    },
  }),
]
