import * as z from 'zod'
import { CHANNEL_NAME, NAME_RULE } from '../hub/names.ts'

/** A number of things. */
export const count = (description: string) => z.int().min(0).describe(description)
export const text = (description: string) => z.string().describe(description)

/** A list of 1 to so many entries; a longer one is refused before anybody looks into it. */
export const bounded = <Item extends z.ZodType>(item: Item, most: number, wrong: string) =>
  z.preprocess((value, context) => {
    if (!Array.isArray(value) || value.length <= most) return value
    context.addIssue({ code: 'too_big', origin: 'array', maximum: most, inclusive: true, input: undefined })
    return z.NEVER
  }, z.array(item, wrong).min(1, 'must not be empty').max(most))

export const CHANNEL = z
  .string()
  .regex(CHANNEL_NAME, `must be the name of a channel (${NAME_RULE})`)
  .describe('Name of a channel.')
export const SOCKET_ID = z
  .string()
  .regex(/^\d+\.\d+$/, 'must be the id of a connection, as 123.456')
  .describe('Id of a connection.')
export const USER_ID = z.string().min(1).max(128).describe('Id of the user.')

const ATTRIBUTES = ['user_count', 'subscription_count', 'cache'] as const
export type Attribute = (typeof ATTRIBUTES)[number]

/** Which attributes of a channel are asked for. */
export const INFO = z
  .string()
  .transform((list, context): readonly Attribute[] => {
    const names = list.split(',', 100).map((name) => name.trim())
    const known = ATTRIBUTES.filter((name) => names.includes(name))
    if (names.every((name) => !name || known.includes(name as Attribute))) return known
    context.addIssue(`must be a comma-separated list of ${ATTRIBUTES.join(', ')}`)
    return z.NEVER
  })
  .describe('Comma-separated attributes: `user_count`, `subscription_count`, `cache`.')

/** What is told of a channel. */
export const CHANNEL_INFO = z.object({
  user_count: count('People on a presence channel.').optional(),
  subscription_count: count('Connections that are subscribed.').optional(),
  cache: z
    .object({
      data: text('The last event of a cache channel.'),
      ttl: count('How long it is still kept, in seconds.'),
    })
    .optional(),
})
export type ChannelInfo = z.output<typeof CHANNEL_INFO>

export const LIMIT = z.coerce.number().int().min(1).max(1000).default(100).describe('How many at most.')
