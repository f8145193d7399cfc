export type { ChartSeries, LineKind, Threshold } from '../../engines/chart/index.ts'
export { type LiveChartLabels, liveChartLabels } from './labels.ts'
export { type LiveChartPoint, liveChart } from './live-chart.ts'
export type { LiveChartProps } from './props.ts'
