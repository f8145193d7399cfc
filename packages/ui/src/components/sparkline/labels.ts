import { type StateLabels, stateLabels } from '../../shared/state-note.ts'
import type { Trend } from './spark.ts'

/** The words of a sparkline. */
export interface SparklineLabels extends StateLabels {
  /** What it is the line of, where events are numbers and nobody says more. */
  value: string
  /** What a screen reader says after its name. */
  summary(last: string, trend: Trend): string
}

const trends: Record<Trend, string> = { up: 'rising', down: 'falling', flat: 'steady' }

export const sparklineLabels: SparklineLabels = {
  ...stateLabels,
  value: 'Value',
  summary: (last, trend) => `${last}, ${trends[trend]}`,
}
