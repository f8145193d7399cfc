import type { Hub, HubHappening } from '../hub/index.ts'
import { summaryOf } from '../hub/summary.ts'
import type { Logger, LogOptions } from './logger.ts'
import { createQuiet, noticeOf } from './notices.ts'

type Level = LogOptions['level']

/** What people should hear of each time without asking; the rest is for whoever looks into something. */
const LEVELS: Partial<Record<HubHappening['type'], Level>> = {
  problem: 'error',
  cluster: 'warn',
}

/** Logs what happens in a hub, by names and sizes; returns the way to stop. */
export function logHub(hub: Hub, logger: Logger): () => void {
  const timesToTell = createQuiet()

  return hub.tap((happening) => {
    const { appId, type } = happening
    const notice = noticeOf(happening)
    const times = notice && timesToTell(`${appId} ${type} ${notice.key}`)
    const level = times ? 'warn' : (LEVELS[type] ?? 'debug')
    if (!logger.isLevelEnabled(level)) return
    const { type: _type, at: _at, ...summary } = summaryOf(happening)
    const why = happening.type === 'problem' ? happening.message : times ? notice?.why : undefined
    logger[level]({ app: appId || undefined, ...summary, ...(times && times > 1 && { times }), why }, type)
  })
}
