import { createChart, LineSeries } from 'lightweight-charts'

/** Its time scale drops no points: to keep a window, all points are given anew. */
export default (root, history) => {
  const chart = createChart(root, {
    width: 800,
    height: 400,
    timeScale: { timeVisible: true, secondsVisible: true },
  })
  const data = [[], [], [], []]
  const lines = ['#4f46e5', '#059669', '#d97706', '#dc2626'].map((color) =>
    chart.addSeries(LineSeries, { color, lineWidth: 2 }),
  )
  const add = (rows) => {
    for (const { x, values } of rows)
      for (let s = 0; s < 4; s++) data[s].push(values === null ? { time: x } : { time: x, value: values[s] })
    for (const points of data) if (points.length > 10_000) points.splice(0, points.length - 10_000)
  }
  const show = () => {
    for (let s = 0; s < 4; s++) lines[s].setData(data[s])
  }
  add(history)
  show()
  chart.timeScale().fitContent()
  return (rows) => {
    add(rows)
    show()
  }
}
