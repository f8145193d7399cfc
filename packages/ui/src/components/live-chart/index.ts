export type { ChartSeries, LineKind, Threshold } from '../../engines/chart/index.ts'
export { type LiveChartLabels, liveChartLabels } from './labels.ts'
export { type LiveChartTypes, liveChart } from './live-chart.ts'
export type {
  LiveChartLine,
  LiveChartPoint,
  LiveChartProps,
  LiveChartReading,
  LiveChartTool,
} from './props.ts'
