import { SmoothieChart, TimeSeries } from 'smoothie'

/** It has no holes: where the line was lost it joins. */
export default (root, history) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 800, height: 400 })
  root.append(canvas)
  const chart = new SmoothieChart({
    millisPerPixel: 10_000 / 800,
    interpolation: 'linear',
    minValue: 0,
    maxValue: 120,
    tooltip: true,
    scaleSmoothing: 1,
  })
  const lines = ['#4f46e5', '#059669', '#d97706', '#dc2626'].map((strokeStyle) => {
    const line = new TimeSeries()
    chart.addTimeSeries(line, { strokeStyle, lineWidth: 2 })
    return line
  })
  const add = (rows) => {
    for (const { x, values } of rows) if (values) for (let s = 0; s < 4; s++) lines[s].append(x, values[s])
  }
  add(history)
  chart.streamTo(canvas, 0)
  return add
}
