import * as z from 'zod'
import { addressOf, faultOf } from '../cluster/where.ts'
import { DEFAULTS } from '../defaults.ts'
import { text } from './parts.ts'

const hosts = (usual: number, what: string) =>
  z
    .array(
      text().refine((host) => addressOf(host, usual), 'must be an address, as 10.0.0.1 or 10.0.0.1:6379'),
    )
    .min(1)
    .describe(`${what} Port ${usual} unless they say another.`)

/** Where Redis is, and what is kept there. */
export const redisSchema = z
  .strictObject({
    url: z
      .string()
      .regex(/^rediss?:\/\/./, 'must begin with redis:// or rediss://')
      .optional()
      .describe('Where it is, as redis://localhost:6379; rediss:// for TLS.'),
    sentinel: z
      .strictObject({
        hosts: hosts(26_379, 'The sentinels.'),
        name: text().optional().describe('What they call the primary. Default mymaster.'),
        username: text().optional().describe('Who this is to the sentinels, if they ask.'),
        password: text().optional().describe('Their own password, if they ask for one.'),
      })
      .optional()
      .describe('Instead of url: sentinels, which know where the primary is.'),
    cluster: z
      .strictObject({
        hosts: hosts(6379, 'Some of the nodes; the others are learnt from them.'),
        partitions: z
          .int()
          .min(1)
          .max(256)
          .optional()
          .describe(
            `Parts that channels are divided into, each on one primary; alike on all processes. Default ${DEFAULTS.redis.partitions}.`,
          ),
      })
      .optional()
      .describe('Instead of url: a Redis Cluster of Redis 7 or later, or Valkey.'),
    username: text().optional().describe('With sentinel or cluster: who this is to Redis.'),
    password: text().optional().describe('With sentinel or cluster: its password.'),
    db: z.int().min(0).optional().describe('With sentinel: the number of the database.'),
    tls: z.boolean().optional().describe('With sentinel or cluster: whether nodes are spoken to over TLS.'),
    prefix: text().optional().describe(`Put before every key. Default ${DEFAULTS.redis.prefix}.`),
    lease: z
      .int()
      .min(1000)
      .optional()
      .describe(`Within this a crashed process is seen off, in ms. Default ${DEFAULTS.redis.lease}.`),
  })
  .superRefine((redis, told) => {
    const fault = faultOf(redis)
    if (fault) told.addIssue({ code: 'custom', message: fault })
  })
  .describe('Joins all processes that use the same Redis to one server.')
