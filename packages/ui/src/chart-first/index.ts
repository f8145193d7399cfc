export { type MountedChart, mountChart } from './mount.ts'
export { type ChartLabels, type ChartOptions, type ChartSeries, chartLabels } from './options.ts'
