import * as z from 'zod'
import { DEFAULTS } from '../defaults.ts'
import { host, text } from './parts.ts'

const { prometheus, datadog, interval } = DEFAULTS.metrics

const port = () => z.int().min(0).max(65_535)
const url = () =>
  z.url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
const hostedNames = () =>
  z.boolean().optional().describe('Whether to send the names that hosted Channels uses. Default false.')
const prefix = () => z.string().optional().describe('Put before each name.')

/** Where metrics go. */
export const metricsSchema = z
  .strictObject({
    prometheus: z
      .union([
        z.boolean(),
        z.strictObject({
          path: z
            .string()
            .regex(/^\/[^?#]*$/, 'must begin with a slash')
            .optional()
            .describe(`Default ${prometheus.path}.`),
          port: port().optional().describe("A port of its own; 0 takes a free one. Default the server's."),
          host: host().optional().describe(`Where the port of its own listens. Default ${prometheus.host}.`),
          token: text()
            .optional()
            .describe('Who sends it may read, from anywhere. Default: this machine only.'),
          open: z
            .boolean()
            .optional()
            .describe('Whether everybody who reaches the port may read. Default false.'),
        }),
      ])
      .optional()
      .describe('Serves the text format of Prometheus.'),
    datadog: z
      .union([
        z.boolean(),
        z.strictObject({
          host: text().optional().describe(`Of the agent. Default ${datadog.host}.`),
          port: port().optional().describe(`Default ${datadog.port}.`),
          prefix: prefix(),
          tags: z.record(z.string(), z.string()).optional().describe('Put on each metric.'),
          hostedNames: hostedNames(),
        }),
      ])
      .optional()
      .describe('Sends DogStatsD to the agent of Datadog.'),
    librato: z
      .strictObject({
        email: text().describe('Of the account.'),
        token: text().describe('Of the API.'),
        url: url().optional().describe("Default the service's own address."),
        source: text().optional().describe('What the metrics are of. Default the name of this machine.'),
        prefix: prefix(),
        hostedNames: hostedNames(),
      })
      .optional()
      .describe("Sends to Librato's HTTP API."),
    otlp: z
      .strictObject({
        url: url().describe('As http://127.0.0.1:4318/v1/metrics.'),
        headers: z.record(z.string(), z.string()).optional().describe('Headers that are sent along.'),
      })
      .optional()
      .describe('Sends OTLP over HTTP.'),
    interval: z
      .int()
      .min(100)
      .max(2 ** 31 - 1)
      .optional()
      .describe(`How often metrics are sent, in ms. Default ${interval}.`),
  })
  .describe('Counts what happens, and where the numbers go.')
