import { type Hub, ServerError } from '../hub/index.ts'
import type { MetricsOptions } from '../metrics/options.ts'
import type { Rest } from '../rest/rest.ts'
import { VERSION } from '../version.ts'
import type { Counters } from './counters.ts'
import { exportsOf } from './exports.ts'
import type { Faults } from './faults.ts'
import { channelOf, type Line } from './line.ts'
import { type Bucket, pointOf, RANGE_NAMES, type Range, sumOf } from './rings.ts'
import { type ShownOptions, settingsOf } from './settings.ts'

/** What is asked of the dashboard itself, beside the API of each app. */
export interface DeskParts {
  readonly hub: Hub
  readonly rest: Rest
  readonly line: Line
  readonly counters: Counters
  readonly faults: Faults
  readonly options: ShownOptions & { readonly metrics?: MetricsOptions | undefined }
}

/** Answers what pages ask, by name. @throws ServerError */
export function createDesk({ hub, line, counters, faults, options }: DeskParts) {
  const began = Date.now()

  async function overview(appId: string) {
    const { link } = hub.app(appId)
    const read = async (range: Range) => {
      const here = counters.list(appId, range)
      const elsewhere = (await link?.stats?.(range)) ?? []
      return sumOf([here, ...(elsewhere as (readonly Bucket[])[])]).map(pointOf)
    }
    const ranges = await Promise.all(RANGE_NAMES.map(async (name) => [name, await read(name)] as const))
    return { began, ranges: Object.fromEntries(ranges) }
  }

  const answers: Readonly<Record<string, (appId: string) => unknown>> = {
    overview,
    faults: (appId) => ({ faults: faults.list(hub.app(appId).app.id) }),
    settings: (appId) => ({ groups: settingsOf(hub.app(appId), options) }),
    metrics: () => exportsOf(options.metrics),
    session: () => ({
      version: VERSION,
      began,
      key: line.app.key,
      cluster: options.redis !== undefined,
      apps: hub.apps.map(({ app }) => ({
        id: app.id,
        key: app.key,
        channel: channelOf(app.id),
        history: (app.history?.length ?? 0) > 0,
      })),
    }),
  }
  return {
    async ask(name: string, appId: string): Promise<unknown> {
      const answer = Object.hasOwn(answers, name) ? answers[name] : undefined
      if (!answer) throw new ServerError('not-found', 'There is nothing here.')
      return answer(appId)
    },
  }
}
