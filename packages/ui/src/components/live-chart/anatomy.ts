import { anatomy } from '../../view/index.ts'

export const parts = anatomy('live-chart', [
  'bar',
  'legend',
  'key',
  'mark',
  'tools',
  'tool',
  'live',
  'stage',
  'plot',
  'skeleton',
  'overlay',
  'tooltip',
  'time',
  'row',
  'value',
  'table',
])
