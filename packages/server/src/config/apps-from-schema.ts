import * as z from 'zod'
import { ms, text } from './parts.ts'

const ADDRESS = /^(https?|postgres(ql)?|mysql):\/\/./

/** Where the apps come from, unless they stand in the configuration. */
export const appsFromSchema = z
  .strictObject({
    url: text()
      .regex(ADDRESS, 'must begin with https://, http://, postgres:// or mysql://')
      .describe('An address that answers the apps as JSON, or a PostgreSQL or MySQL database.'),
    headers: z.record(z.string(), z.string()).optional().describe('Headers of the request, for a token.'),
    query: text()
      .optional()
      .describe('What the database is asked; a row is an app. Default select * from apps.'),
    every: ms(1000)
      .default(30_000)
      .describe('How often it is asked whether they have changed, in ms. Default 30000.'),
  })
  .describe('Where the apps come from, in place of apps: they are taken anew when they have changed.')

export type AppsFrom = z.output<typeof appsFromSchema>
