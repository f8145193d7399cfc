import * as z from 'zod'
import { DEFAULTS } from '../defaults.ts'
import { ADMIN_SERVICES } from '../http/admin.ts'
import { host } from './parts.ts'

/** A listener of its own for what clients have no business with. */
export const adminSchema = z
  .strictObject({
    port: z.int().min(0).max(65_535).describe('Its port; 0 takes a free one.'),
    host: host()
      .optional()
      .describe(`Where it listens; keep it off the internet. Default ${DEFAULTS.admin.host}.`),
    serves: z
      .array(z.enum(ADMIN_SERVICES))
      .min(1)
      .optional()
      .describe(
        'What stands there, and no longer on the port of clients. Default health, metrics, api, dashboard.',
      ),
  })
  .describe(
    'A listener of its own, which clients cannot reach, for health, metrics, the HTTP API and the dashboard.',
  )
