import type { RouteParameter, Schema } from './route.ts'

/** Shorthands for the schemas that the routes are described with. */
export const text = (description: string, more: Schema = {}): Schema => ({
  type: 'string',
  description,
  ...more,
})
export const count = (description: string): Schema => ({ type: 'integer', minimum: 0, description })
export const list = (items: Schema, more: Schema = {}): Schema => ({ type: 'array', items, ...more })

/** An object that has what is listed and nothing else; `?` at the end of a name makes it optional. */
export function object(fields: Readonly<Record<string, Schema>>, more: Schema = {}): Schema {
  const entries = Object.entries(fields).map(([name, schema]) => [name.replace(/\?$/, ''), schema] as const)
  const required = Object.keys(fields).filter((name) => !name.endsWith('?'))
  return {
    type: 'object',
    properties: Object.fromEntries(entries),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
    ...more,
  }
}

/** An object with keys of its own, all alike. */
export const record = (values: Schema): Schema => ({ type: 'object', additionalProperties: values })

export const NOTHING = object({})

export const CHANNEL_NAME = text('Name of a channel.', {
  pattern: '^(#server-to-user-.+|[A-Za-z0-9_\\-=@,.;]+)$',
  maxLength: 164,
})
export const SOCKET_ID = text('Id of a connection.', { pattern: '^\\d+\\.\\d+$' })
export const INFO = text('Comma-separated attributes: `user_count`, `subscription_count`, `cache`.')

export const CHANNEL_INFO = {
  'user_count?': count('People on a presence channel.'),
  'subscription_count?': count('Connections that are subscribed.'),
  'cache?': object({
    data: text('The last event of a cache channel.'),
    ttl: count('How long it is still kept, in seconds.'),
  }),
}

export const parameter = (name: string, schema: Schema, description: string): RouteParameter => ({
  name,
  schema,
  description,
})
export const CHANNEL_PATH = [parameter('channel', CHANNEL_NAME, 'Name of the channel.')]
