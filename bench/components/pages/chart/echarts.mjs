import { LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([LineChart, GridComponent, TooltipComponent, CanvasRenderer])

export default (root, history) => {
  Object.assign(root.style, { width: '800px', height: '400px' })
  const data = [[], [], [], []]
  const add = (rows) => {
    for (const { x, values } of rows) for (let s = 0; s < 4; s++) data[s].push([x, values?.[s] ?? null])
    for (const points of data) if (points.length > 10_000) points.splice(0, points.length - 10_000)
  }
  add(history)
  const chart = init(root)
  const series = () => data.map((points) => ({ data: points }))
  chart.setOption({
    animation: false,
    tooltip: { trigger: 'axis', transitionDuration: 0 },
    grid: { left: 45, right: 10, top: 10, bottom: 30 },
    xAxis: { type: 'time' },
    yAxis: { type: 'value', min: 0, max: 120 },
    series: data.map((points) => ({
      type: 'line',
      showSymbol: false,
      sampling: 'minmax',
      lineStyle: { width: 2 },
      data: points,
    })),
  })
  return (rows, now) => {
    add(rows)
    chart.setOption({ xAxis: { min: now - 10_000, max: now }, series: series() })
  }
}
