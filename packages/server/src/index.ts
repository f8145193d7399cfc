export type { RedisOptions } from './cluster/redis.ts'
export { defineConfig } from './config/define.ts'
export { configJsonSchema } from './config/json-schema.ts'
export { type LoadedConfig, type LoadOptions, loadConfig } from './config/load.ts'
export type { Config } from './config/schema.ts'
export { createDashboard, type Dashboard, type DashboardParts } from './dashboard/dashboard.ts'
export type { DashboardOptions } from './dashboard/options.ts'
export type { HttpLimits } from './http/limits.ts'
export type { TlsOptions } from './http/node-server.ts'
export {
  type App,
  type AppKey,
  createHub,
  type HistoryRule,
  type Hub,
  type HubHappening,
  type Limits,
  ServerError,
  type ServerErrorCode,
} from './hub/index.ts'
export { logHub } from './logging/hub-log.ts'
export { createLogger, type LogOptions } from './logging/logger.ts'
export { createMetrics, type Metrics } from './metrics/metrics.ts'
export type {
  DatadogOptions,
  LibratoOptions,
  MetricsOptions,
  OtlpOptions,
  PrometheusOptions,
} from './metrics/options.ts'
export type { RestRequest, RestResponse } from './rest/request.ts'
export { createRest, type Rest, type RestOptions } from './rest/rest.ts'
export {
  type ChannelsServer,
  createServer,
  type ServerAddress,
  type ServerApp,
  type ServerOptions,
} from './server.ts'
export type { Attempt, Delivery } from './webhooks/delivery.ts'
export type { WebhookEventName } from './webhooks/event.ts'
export type { WebhookOptions } from './webhooks/options.ts'
export { createWebhooks, type Webhooks, type WebhooksParts } from './webhooks/webhooks.ts'
