export { type LiveValueLabels, liveValueLabels } from './labels.ts'
export { type LiveValueNumber, type LiveValueProps, type LiveValueTypes, liveValue } from './live-value.ts'
