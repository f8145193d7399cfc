import { createColumns } from '../../../../packages/core/src/collections/columns.ts'
import { mountPlot } from '../../../../packages/ui/src/engines/chart/index.ts'

const keys = ['a', 'b', 'c', 'd']

/** The engine over the same columns that a series store keeps. */
export default (
  /** @type {HTMLElement} */ root,
  /** @type {import('../../lib/feed.mjs').Row[]} */ history,
) => {
  Object.assign(root.style, { position: 'relative', width: '800px', height: '400px' })
  const columns = createColumns(4, 10_000)
  let appended = 0
  /** @type {{ from: number, to: number }[]} */
  let gaps = []
  let lost = 0
  const add = (/** @type {import('../../lib/feed.mjs').Row[]} */ rows) => {
    for (const { x, values } of rows) {
      if (values === null) lost ||= x
      else {
        if (lost > 0) gaps = [...gaps.slice(-4), { from: lost, to: x }]
        lost = 0
        columns.push(x, values)
        appended++
      }
    }
  }
  const options = () => {
    const [x, ...ys] = columns.views()
    const y = Object.fromEntries(keys.map((key, i) => [key, ys[i]]))
    return {
      data: { length: x.length, x, y, appended, revision: 0, gaps },
      series: keys.map((key) => ({ key })),
      window: 10_000,
      live: true,
      thresholds: [{ value: 80, label: 'limit' }],
      onCursor() {},
    }
  }
  add(history)
  const plot = mountPlot(root, options())
  return (/** @type {import('../../lib/feed.mjs').Row[]} */ rows) => {
    add(rows)
    plot.update(options())
  }
}
