import * as z from 'zod'
import { ms, text } from './parts.ts'

/** Which channels of an app keep their last events. */
export const historySchema = z
  .array(
    z.strictObject({
      channels: text().describe('Names of channels; * stands for any text: chat-*, presence-*.'),
      events: z.int().min(1).max(100_000).optional().describe('Events of a channel at most. Default 1000.'),
      age: ms(1000).optional().describe('How long they are kept, in ms. Default 120000.'),
    }),
  )
  .describe(
    'Which channels keep their last events, for who comes back or comes late; the first rule that fits holds. Default none.',
  )
