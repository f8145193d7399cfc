import * as z from 'zod'
import { HTTP_LIMITS } from '../http/node-server.ts'

/** What one stranger may hold of the HTTP server. */
export const httpSchema = z.strictObject({
  headersTimeout: z
    .int()
    .min(1)
    .max(600_000)
    .default(HTTP_LIMITS.headersTimeout)
    .describe('Within which the headers of a request must be there, in ms.'),
  requestTimeout: z
    .int()
    .min(1)
    .max(600_000)
    .default(HTTP_LIMITS.requestTimeout)
    .describe('Within which a whole request must be there, in ms.'),
  headerSize: z.int().min(1024).default(HTTP_LIMITS.headerSize).describe('The longest headers, in bytes.'),
  maxSockets: z.int().min(1).default(HTTP_LIMITS.maxSockets).describe('Sockets of any kind at once.'),
})
