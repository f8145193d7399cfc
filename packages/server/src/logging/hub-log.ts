import type { Hub, HubHappening } from '../hub/index.ts'
import { summaryOf } from '../hub/summary.ts'
import type { Logger, LogOptions } from './logger.ts'

type Level = LogOptions['level']

/** What people should hear of without asking; the rest is for whoever looks into something. */
const LEVELS: Partial<Record<HubHappening['type'], Level>> = {
  problem: 'error',
  cluster: 'warn',
}

/** Logs what happens in a hub, by names and sizes; returns the way to stop. */
export function logHub(hub: Hub, logger: Logger): () => void {
  return hub.tap((happening) => {
    const level = LEVELS[happening.type] ?? 'debug'
    if (!logger.isLevelEnabled(level)) return
    const { type, at: _, ...summary } = summaryOf(happening)
    const app = happening.appId || undefined
    logger[level]({ app, ...summary, ...(happening.type === 'problem' && { why: happening.message }) }, type)
  })
}
