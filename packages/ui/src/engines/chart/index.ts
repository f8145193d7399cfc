export type { ChartData, LineKind } from './data.ts'
export type { ChartSeries, PlotCursor, PlotOptions, PlotView, Threshold } from './options.ts'
export { mountPlot, type Plot } from './plot.ts'
export { chartColor } from './theme.ts'
