export { type SparklineLabels, sparklineLabels } from './labels.ts'
export type { Trend } from './spark.ts'
export { type SparklineProps, sparkline } from './sparkline.ts'
