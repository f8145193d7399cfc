import { SmoothieChart, TimeSeries } from 'smoothie'

export default (root, history) => {
  const all = Array.from({ length: 12 }, (_, n) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 48 })
    root.append(canvas)
    const chart = new SmoothieChart({
      millisPerPixel: 10_000 / 160,
      interpolation: 'linear',
      grid: { verticalSections: 0, millisPerLine: 1e9 },
      labels: { disabled: true },
    })
    const line = new TimeSeries()
    chart.addTimeSeries(line, { strokeStyle: '#059669', lineWidth: 2 })
    const add = (rows) => {
      for (const { x, values } of rows) if (values) line.append(x, values[0] + n)
    }
    add(history)
    chart.streamTo(canvas, 0)
    return add
  })
  return (rows) => {
    for (const one of all) one(rows)
  }
}
