export { type SparklineLabels, sparklineLabels } from './labels.ts'
export type { Trend } from './spark.ts'
export { type SparklineProps, type SparklineTypes, sparkline } from './sparkline.ts'
