import type { PlotOptions } from './options.ts'
import { type Range, steadyRange } from './range.ts'
import { valueFormat, valueTicks } from './ticks.ts'

/** A number of the axis, and how it is written. */
export interface AxisNumber {
  readonly value: number
  readonly text: string
}

/** Which values the plot shows from bottom to top, on its way to where the points want it. */
export interface ValueAxis {
  readonly shown: Range
  /**
   * Brings the axis nearer to where it is wanted; true while it is on its way.
   *
   * @param extent the lowest and the highest value in view; the other way round where there is none
   * @param at when this frame and the one before were, in ms
   * @param fresh whether it is to be there at once
   */
  fit(extent: Range, options: PlotOptions, at: { now: number; before: number }, fresh: boolean): boolean
  /** The numbers along it: the same list as before while nothing about it changed. */
  numbers(options: PlotOptions, height: number, fresh: boolean): readonly AxisNumber[]
}

/** About how long the axis takes to its next range, in ms. */
const EASE = 70

export function createValueAxis(): ValueAxis {
  let range: Range | null = null
  let shown: Range = [0, 1]
  /** Whether there was a value to see. */
  let filled = false
  let numbers: readonly AxisNumber[] = []
  let numbersOf: { range: Range | null; filled: boolean } = { range: null, filled: false }

  return {
    get shown() {
      return shown
    },
    fit([low, high], options, { now, before: drawnAt }, fresh) {
      const zero = options.series.some(({ kind, hidden }) => !hidden && (kind === 'bar' || kind === 'area'))
      const before = range
      range = steadyRange(range, { low, high, fixed: options.range, zero })
      // What is not a change of something that was seen needs no way to it.
      if (!before || options.still || fresh || !filled) shown = range
      filled = low <= high
      if (shown[0] === range[0] && shown[1] === range[1]) return false
      const share = 1 - Math.exp(-Math.min(50, now - drawnAt) / EASE)
      const nearly = (range[1] - range[0]) / 2000
      const ease = (from: number, to: number) =>
        Math.abs(to - from) < nearly ? to : from + (to - from) * share
      shown = [ease(shown[0], range[0]), ease(shown[1], range[1])]
      return true
    },
    numbers(options, height, fresh) {
      const known = !fresh && range === numbersOf.range && filled === numbersOf.filled
      if (known && !options.format) return numbers
      numbersOf = { range, filled }
      const values = valueTicks(range![0], range![1], height)
      const format = options.format ?? valueFormat(values, options.locale)
      // Before there is a value, what the axis says would be made up.
      const said = filled || options.range !== undefined
      const next = values.map((value) => ({ value, text: said ? format(value) : '' }))
      if (JSON.stringify(next) !== JSON.stringify(numbers)) numbers = next
      return numbers
    },
  }
}
