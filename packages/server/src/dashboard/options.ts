import { ServerError } from '../hub/index.ts'

/** Who may see the dashboard, and where it is. */
export interface DashboardOptions {
  /**
   * Asked of everybody who opens it, 16 characters at least. Without one it is open to who comes from this machine, and
   * asks all others for a token that is made at each start.
   */
  token?: string
  /** Whom it asks for its token: others than this machine, or everybody, as where one is given. Default `others`. */
  asks?: 'others' | 'everybody'
  /** Put before all its addresses. Default `/dashboard`. */
  path?: string
}

export const PATH = '/dashboard'
export const SHORTEST_TOKEN = 16
export const PATH_FORM = /^(\/[\w.~-]+)+$/

/** @throws ServerError `invalid-options` */
export function checkDashboard({ token, path = PATH }: DashboardOptions): void {
  if (token !== undefined && token.length < SHORTEST_TOKEN)
    throw new ServerError(
      'invalid-options',
      `The token of the dashboard must have ${SHORTEST_TOKEN} characters at least.`,
    )
  if (!PATH_FORM.test(path))
    throw new ServerError(
      'invalid-options',
      'The path of the dashboard must begin with / and not end with it.',
    )
}
