import * as z from 'zod'
import { DEFAULT_LIMITS, type Limits } from '../hub/index.ts'
import { ms } from './parts.ts'

const size = () => z.int().min(1)

const ALL = {
  activityTimeout: ms(1000).describe('A client is pinged after this much silence, in ms.'),
  pongTimeout: ms(1000).describe('How long it has to answer, in ms.'),
  authorizationTimeout: ms(1000).describe(
    'How long a connection may stay unauthorised, in ms (authorizedConnections).',
  ),
  // A WebSocket whose frame is longer than that is closed before the hub sees it.
  frame: size().max(1_048_576).describe('The longest frame of a client, in characters.'),
  payload: size().describe('The longest data of an event, in bytes.'),
  clientEventsPerSecond: size().describe('Client events of one connection a second.'),
  framesPerSecond: size().describe(
    'Frames of one connection a second, beside its client events; who sends more is closed.',
  ),
  framesPerSecondPerAddress: size().describe('Frames of all connections of one address a second.'),
  subscriptionsPerSecond: size().describe(
    'Channels that one connection may join a second, once it has joined channelsPerConnection.',
  ),
  channelsPerConnection: size().describe('Channels that one connection may join.'),
  presenceMembers: size().describe('Members of a presence channel.'),
  userInfo: size().describe('The longest user_info, in bytes of JSON.'),
  watchlist: size().describe('Users that one connection may watch.'),
  cacheTtl: ms(1000).describe('How long a cache channel keeps its last event, in ms.'),
  history: size().describe('What all channels of an app may keep as history, in bytes.'),
  conflatedKeys: z
    .int()
    .min(0)
    .describe(
      'Keys of one event that are followed for clients that want it less often than it comes; 0 turns that off.',
    ),
  conflated: size().describe(
    'What may wait for those clients of an app, in characters; beyond it events are sent as they come.',
  ),
  buffered: size().describe('What may wait for a slow reader, in bytes; beyond it the reader is cut off.'),
  backlog: size().describe(
    'What may wait for all slow readers of an app, in bytes; beyond it those are cut off for whom most waits.',
  ),
  processBacklog: size().describe('The same for all apps of a process, in bytes.'),
  apiRequestsPerSecond: z
    .number()
    .positive()
    .describe('Requests of the HTTP API that an app may send a second.'),
} satisfies Record<keyof Limits, z.ZodType<number>>

const described = Object.fromEntries(
  Object.entries(ALL).map(([name, schema]) => {
    const usual = DEFAULT_LIMITS[name as keyof Limits]
    const told = `${schema.description} Default ${Number.isFinite(usual) ? usual : 'no limit'}.`
    return [name, schema.optional().describe(told)]
  }),
) as { [Name in keyof Limits]: z.ZodOptional<z.ZodNumber> }

/** The limits of the hub, each optional. */
export const limitsSchema = z.strictObject(described)
