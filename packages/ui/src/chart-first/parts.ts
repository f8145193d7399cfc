import { type ChartOptions, defaultFormat, defaultTime } from './options.ts'

/** An element of the chart, named for styles and for tests. */
export function part<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  name: string,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  element.className = `ck-chart-${name}`
  element.dataset.part = name
  return element
}

/** What the chart says in words: last, lowest and highest value of each line. */
export function summary(
  { data, series, format = defaultFormat }: ChartOptions,
  words: { last: string; from: string; to: string },
) {
  return series
    .map(({ key, label }) => {
      const values = [...(data.y[key] ?? [])].filter((value) => !Number.isNaN(value))
      if (values.length === 0) return label
      const low = values.reduce((a, b) => Math.min(a, b))
      const high = values.reduce((a, b) => Math.max(a, b))
      return `${label}: ${words.last} ${format(values.at(-1)!)}, ${words.from} ${format(low)}, ${words.to} ${format(high)}`
    })
    .join('; ')
}

const ROWS = 20

/** The newest values as table rows, thinned out to a readable number. */
export function fillTable(table: HTMLTableElement, options: ChartOptions, timeLabel: string) {
  const { data, series, format = defaultFormat, formatTime = defaultTime, label } = options
  const step = Math.max(1, Math.ceil(data.length / ROWS))
  const cell = (tag: 'th' | 'td', text: string) =>
    Object.assign(document.createElement(tag), { textContent: text })
  const row = (cells: HTMLElement[]) => {
    const tr = document.createElement('tr')
    tr.append(...cells)
    return tr
  }
  const rows = [row([cell('th', timeLabel), ...series.map((one) => cell('th', one.label))])]
  for (let i = data.length - 1; i >= 0; i -= step) {
    const values = series.map(({ key }) => data.y[key]?.[i] ?? Number.NaN)
    rows.push(
      row([
        cell('td', formatTime(data.x[i]!)),
        ...values.map((v) => cell('td', Number.isNaN(v) ? '–' : format(v))),
      ]),
    )
  }
  const caption = Object.assign(document.createElement('caption'), { textContent: label })
  table.replaceChildren(caption, ...rows)
}
