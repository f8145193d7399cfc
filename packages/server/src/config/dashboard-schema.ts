import * as z from 'zod'
import { PATH, PATH_FORM, SHORTEST_TOKEN } from '../dashboard/options.ts'

/** Who may see the dashboard, and where it is. */
export const dashboardSchema = z
  .union([
    z.boolean(),
    z.strictObject({
      token: z
        .string()
        .min(SHORTEST_TOKEN, `must have ${SHORTEST_TOKEN} characters or more`)
        .optional()
        .describe('Asked of everybody who opens it. Default: made at each start, and told once.'),
      asks: z
        .enum(['others', 'everybody'])
        .optional()
        .describe(
          'Whom it asks for its token: everybody, or others than this machine. Default everybody where there is a token or NODE_ENV is production.',
        ),
      path: z
        .string()
        .regex(PATH_FORM, 'must begin with a slash and not end with one, as /dashboard')
        .optional()
        .describe(`Put before its addresses. Default ${PATH}.`),
    }),
  ])
  .describe('The dashboard; false for none. Default true.')
