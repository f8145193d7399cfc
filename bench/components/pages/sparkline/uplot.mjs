import uPlot from 'uplot'

export default (root, history) => {
  root.style.cssText = 'display:grid;grid-template-columns:repeat(5,170px)'
  const all = Array.from({ length: 12 }, (_, n) => {
    const box = document.createElement('div')
    root.append(box)
    const data = [[], []]
    const add = (rows) => {
      for (const { x, values } of rows) {
        data[0].push(x / 1000)
        data[1].push(values === null ? null : values[0] + n)
      }
      const over = data[0].length - 600
      if (over > 0) for (const column of data) column.splice(0, over)
    }
    add(history)
    const plot = new uPlot(
      {
        width: 160,
        height: 48,
        series: [{}, { stroke: '#059669', width: 2 }],
        axes: [{ show: false }, { show: false }],
        cursor: { show: false },
        legend: { show: false },
      },
      data,
      box,
    )
    return (rows, now) => {
      add(rows)
      plot.batch(() => {
        plot.setData(data, true)
        plot.setScale('x', { min: now / 1000 - 10, max: now / 1000 })
      })
    }
  })
  return (rows, now) => {
    for (const one of all) one(rows, now)
  }
}
