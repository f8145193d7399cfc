export { type LiveValueLabels, liveValueLabels } from './labels.ts'
export { type LiveValueNumber, type LiveValueProps, liveValue } from './live-value.ts'
