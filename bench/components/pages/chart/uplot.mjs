import uPlot from 'uplot'

/** Its own way to follow a window: new arrays in each frame, a scale that moves. */
export default (root, history) => {
  const data = [[], [], [], [], []]
  const add = (rows) => {
    for (const { x, values } of rows) {
      data[0].push(x / 1000)
      for (let s = 0; s < 4; s++) data[s + 1].push(values === null ? null : values[s])
    }
    const over = data[0].length - 10_000
    if (over > 0) for (const column of data) column.splice(0, over)
  }
  add(history)
  const colors = ['#4f46e5', '#059669', '#d97706', '#dc2626']
  const plot = new uPlot(
    {
      width: 800,
      height: 400,
      series: [{}, ...colors.map((stroke, i) => ({ label: `s${i}`, stroke, width: 2 }))],
      scales: { y: { range: [0, 120] } },
      legend: { show: false },
    },
    data,
    root,
  )
  return (rows, now) => {
    add(rows)
    plot.batch(() => {
      plot.setData(data, false)
      plot.setScale('x', { min: now / 1000 - 10, max: now / 1000 })
    })
  }
}
