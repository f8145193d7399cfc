import { createColumns } from '../../../../packages/core/src/collections/columns.ts'
import { mountSpark } from '../../../../packages/ui/src/components/sparkline/spark.ts'

/** Twelve engines over the columns that twelve series stores would keep. */
export default (root, history) => {
  const all = Array.from({ length: 12 }, (_, n) => {
    const box = document.createElement('div')
    Object.assign(box.style, {
      position: 'relative',
      display: 'inline-block',
      width: '160px',
      height: '48px',
      color: '#059669',
    })
    root.append(box)
    const columns = createColumns(1, 660)
    let appended = 0
    const add = (rows) => {
      for (const { x, values } of rows) {
        if (values === null) continue
        columns.push(x, [values[0] + n])
        appended++
      }
    }
    const options = () => {
      const [x, v] = columns.views()
      const data = { length: x.length, x, y: { v }, appended, revision: 0, gaps }
      return { data, field: 'v', kind: 'line', window: 10_000, live: true }
    }
    add(history)
    const spark = mountSpark(box, options())
    return (rows) => {
      add(rows)
      spark.update(options())
    }
  })
  return (rows) => {
    if (rows.length > 0) for (const one of all) one(rows)
  }
}
const gaps = []
