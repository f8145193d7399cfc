import { noteParts } from '../../shared/state-note.ts'
import { anatomy, each } from '../../view/index.ts'
import type { LiveChartLine, LiveChartReading, LiveChartTool } from './props.ts'

export const parts = anatomy('live-chart', {
  bar: 'div',
  legend: 'div',
  ...each<LiveChartLine>()({ key: 'button', mark: 'span' }),
  tools: 'div',
  ...each<LiveChartTool>()({ tool: 'button' }),
  live: 'button',
  stage: 'div',
  plot: 'div',
  skeleton: 'div',
  overlay: 'div',
  tooltip: 'div',
  time: 'span',
  ...each<LiveChartReading>()({ row: 'span', value: 'span' }),
  table: 'div',
  ...noteParts,
})
