import { type StateLabels, stateLabels } from '../../shared/state-note.ts'

/** The words of a chart. */
export interface LiveChartLabels extends StateLabels {
  /** What kind of thing this is, for screen readers. */
  chart: string
  /** Which keys do what. */
  keys: string
  legend: string
  tools: string
  pause: string
  /** Follows the present again. */
  follow: string
  png: string
  csv: string
  /** Shows or hides the table. */
  table: string
  /** The name of the only line, where events are numbers and not fields of something. */
  value: string
  /** Heading of the table's column of times. */
  time: string
  /** What stands where there is no value. */
  none: string
  /**
   * @param shown how many rows the table has, as it is written
   * @param all how many points there are, as it is written
   */
  caption(label: string, shown: string, all: string, count: number): string
  /** Said when other times are shown. */
  showing(from: string, to: string): string
  /** Said when it follows the present again. */
  live: string
  /** One line in numbers, for screen readers. */
  summary(line: { label: string; last: string; low: string; high: string }): string
}

export const liveChartLabels: LiveChartLabels = {
  ...stateLabels,
  loading: 'Waiting for the first value…',
  empty: 'No values yet.',
  chart: 'chart',
  keys: 'Arrow keys read points, plus and minus zoom, space pauses, 0 goes back to live, Escape leaves the points.',
  legend: 'Series',
  tools: 'Chart',
  pause: 'Pause',
  follow: 'Back to live',
  png: 'PNG',
  csv: 'CSV',
  table: 'Table',
  value: 'Value',
  time: 'Time',
  none: '–',
  caption: (label, shown, all) => `${label}: ${shown} of ${all} points`,
  showing: (from, to) => `Showing ${from} to ${to}.`,
  live: 'Live.',
  summary: ({ label, last, low, high }) => `${label}: last ${last}, lowest ${low}, highest ${high}.`,
}
