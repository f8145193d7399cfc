import { DEFAULTS } from '../defaults.ts'
import { ServerError } from '../hub/index.ts'

export interface PrometheusOptions {
  /** Default `/metrics`. */
  path?: string
  /** A port of its own; 0 takes a free one. Default: the server's port. */
  port?: number
  /** Where the port of its own listens. Default `127.0.0.1`. */
  host?: string
  /** Asked for as `Authorization: Bearer TOKEN`. Without one, a port of its own answers this machine only. */
  token?: string
  /**
   * Answers everybody who reaches the port. On the server's own port it takes this or a token: what a proxy passes on
   * cannot be told from what comes from this machine. Default false.
   */
  open?: boolean
}

export interface DatadogOptions {
  /** Of the agent that speaks DogStatsD. Default `127.0.0.1`. */
  host?: string
  /** Default 8125. */
  port?: number
  /** Put before each name. */
  prefix?: string
  /** Put on each metric, as `{ env: 'production' }`. */
  tags?: Readonly<Record<string, string>>
  /** Sends under the names that hosted Channels uses, so that its dashboards fit. Default false. */
  hostedNames?: boolean
}

export interface LibratoOptions {
  email: string
  token: string
  /** Default the service's own address. */
  url?: string
  /** What these metrics are of. Default the name of this machine. */
  source?: string
  /** Put before each name. */
  prefix?: string
  /** Sends under the names that hosted Channels uses. Default false. */
  hostedNames?: boolean
}

export interface OtlpOptions {
  /** As `http://127.0.0.1:4318/v1/metrics`. */
  url: string
  headers?: Readonly<Record<string, string>>
}

/** Where metrics go. What is not named here is not loaded. */
export interface MetricsOptions {
  prometheus?: boolean | PrometheusOptions
  datadog?: boolean | DatadogOptions
  librato?: LibratoOptions
  otlp?: OtlpOptions
  /** How often metrics are sent to Datadog, Librato and OTLP, in ms. Default 10000. */
  interval?: number
}

/** Whether somebody decided who may read the metrics. */
export const isGuarded = (prometheus: true | PrometheusOptions): boolean =>
  prometheus !== true &&
  (prometheus.token !== undefined || prometheus.port !== undefined || prometheus.open === true)

export const UNGUARDED =
  "needs a token, a port of its own, a listener apart (admin), or open: true: on the server's port, what a proxy passes on looks like this machine"

/** @throws ServerError `invalid-options` */
export function checkMetrics(options: MetricsOptions, apart = false): void {
  const { prometheus, datadog, librato, otlp, interval = DEFAULTS.metrics.interval } = options
  if (!Number.isInteger(interval) || interval < 100 || interval > 2 ** 31 - 1)
    bad('interval must be 100 ms or more.')
  if (typeof prometheus === 'object') {
    if (prometheus.path !== undefined && !/^\/[^?#]*$/.test(prometheus.path))
      bad('prometheus.path must begin with /.')
    if (prometheus.token === '') bad('prometheus.token is empty.')
    checkPort('prometheus.port', prometheus.port)
  }
  if (prometheus && !apart && !isGuarded(prometheus)) bad(`prometheus ${UNGUARDED}.`)
  if (typeof datadog === 'object') checkPort('datadog.port', datadog.port)
  if (librato) {
    if (!librato.email || !librato.token) bad('librato needs an email and a token.')
    if (librato.url !== undefined) checkUrl('librato.url', librato.url)
  }
  if (otlp) checkUrl('otlp.url', otlp.url)
}

function bad(why: string): never {
  throw new ServerError('invalid-options', `The options of metrics are wrong: ${why}`)
}

function checkPort(name: string, port: number | undefined) {
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535))
    bad(`${name} must be a number from 0 to 65535.`)
}

function checkUrl(name: string, url: unknown) {
  const good = typeof url === 'string' && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
  if (!good) bad(`${name} must be an address that begins with http:// or https://.`)
}
