import * as z from 'zod'
import { HTTP_LIMITS } from '../http/limits.ts'
import { ms } from './parts.ts'

/** What one stranger may hold of the HTTP server. */
export const httpSchema = z.strictObject({
  headersTimeout: ms(100, 600_000)
    .default(HTTP_LIMITS.headersTimeout)
    .describe('Within which the headers of a request must be there, in ms.'),
  requestTimeout: ms(100, 600_000)
    .default(HTTP_LIMITS.requestTimeout)
    .describe('Within which a whole request must be there, in ms.'),
  headerSize: z.int().min(1024).default(HTTP_LIMITS.headerSize).describe('The longest headers, in bytes.'),
  maxSockets: z.int().min(1).default(HTTP_LIMITS.maxSockets).describe('Sockets of any kind at once.'),
  maxSessions: z
    .int()
    .min(1)
    .default(HTTP_LIMITS.maxSessions)
    .describe('Sessions of the HTTP transports at once.'),
  framesPerBody: z
    .int()
    .min(1)
    .default(HTTP_LIMITS.framesPerBody)
    .describe('Frames that one body of the HTTP transports may bring; pusher-js sends one.'),
  bodies: z
    .int()
    .min(1_048_576)
    .default(HTTP_LIMITS.bodies)
    .describe('What all bodies under way may take, in bytes; beyond it the largest is refused.'),
})
