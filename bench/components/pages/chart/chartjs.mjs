import {
  CategoryScale,
  Chart,
  Decimation,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js'

Chart.register(LineController, LineElement, PointElement, LinearScale, CategoryScale, Decimation, Tooltip)

export default (root, history) => {
  Object.assign(root.style, { width: '800px', height: '400px' })
  const canvas = document.createElement('canvas')
  root.append(canvas)
  const data = [[], [], [], []]
  const add = (rows) => {
    for (const { x, values } of rows)
      for (let s = 0; s < 4; s++) data[s].push({ x, y: values === null ? Number.NaN : values[s] })
    for (const points of data) if (points.length > 10_000) points.splice(0, points.length - 10_000)
  }
  add(history)
  const colors = ['#4f46e5', '#059669', '#d97706', '#dc2626']
  const chart = new Chart(canvas, {
    type: 'line',
    data: {
      datasets: colors.map((borderColor, s) => ({
        data: data[s],
        borderColor,
        borderWidth: 2,
        pointRadius: 0,
      })),
    },
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      maintainAspectRatio: false,
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      plugins: { decimation: { enabled: true, algorithm: 'min-max' } },
      scales: {
        x: { type: 'linear', ticks: { callback: (ms) => new Date(Number(ms)).toLocaleTimeString() } },
        y: { min: 0, max: 120 },
      },
    },
  })
  return (rows, now) => {
    add(rows)
    // A new array each time: decimation does not see changes of the old one.
    for (let s = 0; s < 4; s++) chart.data.datasets[s].data = data[s].slice()
    chart.options.scales.x.min = now - 10_000
    chart.options.scales.x.max = now
    chart.update('none')
  }
}
