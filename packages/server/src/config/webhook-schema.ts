import * as z from 'zod'
import { DEFAULTS } from '../defaults.ts'
import { WEBHOOK_EVENTS } from '../webhooks/event.ts'
import { ms, msOrNone } from './parts.ts'

const { batch, debounce, timeout, retryFor, maxQueued, concurrency } = DEFAULTS.webhooks

/** One receiver of webhooks. */
export const webhookSchema = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
      .describe('Where events are POSTed.'),
    events: z
      .array(z.enum(WEBHOOK_EVENTS))
      .min(1)
      .optional()
      .describe('The types that it gets. Default all.'),
    channelPrefix: z
      .union([z.string(), z.array(z.string()).min(1)])
      .optional()
      .describe('Only channels whose names begin so; a list for several. Default all.'),
    headers: z.record(z.string(), z.string()).optional().describe('Headers that are sent along.'),
    batch: z
      .union([
        z.boolean(),
        z.strictObject({
          time: ms(0).optional().describe(`How long events wait for others, in ms. Default ${batch.time}.`),
          events: z.int().min(1).optional().describe(`Events of one POST at most. Default ${batch.events}.`),
        }),
      ])
      .optional()
      .describe('Whether events that come close together share a POST. Default true.'),
    debounce: msOrNone(100)
      .optional()
      .describe(`How long channel_vacated and member_removed wait for a return, in ms. Default ${debounce}.`),
    timeout: ms(100).optional().describe(`How long an answer may take, in ms. Default ${timeout}.`),
    retryFor: msOrNone(100)
      .optional()
      .describe(`How long a failed POST is tried again, in ms. Default ${retryFor}.`),
    maxQueued: z
      .int()
      .min(1)
      .optional()
      .describe(`Events that may wait; beyond it those go of which there are most. Default ${maxQueued}.`),
    concurrency: z.int().min(1).optional().describe(`POSTs under way at a time. Default ${concurrency}.`),
  })
  .describe('A receiver of webhooks.')
