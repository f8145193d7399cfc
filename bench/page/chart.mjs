/** Widths of the picture, in px. */
const [LEFT, BAR, HEIGHT, GAP] = [220, 380, 18, 34]
/** Ratios beyond are cut off. */
const MOST = 4

const escaped = (/** @type {string} */ text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/**
 * A picture of what the main thread did, as a ratio to code by hand: a bar for each contender, a group for each workload.
 *
 * @param {{ results: ReturnType<typeof import('./report.mjs').summary>[] }} whole
 */
export function chart({ results }) {
  let y = 8
  const groups = results.map(({ title, rate, rows }) => {
    const bars = rows.map((row, i) => {
      const top = y + 26 + i * HEIGHT
      const width = (Math.min(row.ratio, MOST) / MOST) * BAR
      const ours = row.name.includes('ChannelKit')
      const said = `${row.ratio.toFixed(2)}${row.right ? '' : ' (wrong)'}`
      return (
        `<text x="${LEFT - 8}" y="${top + 13}" text-anchor="end">${escaped(row.name)}</text>` +
        `<rect x="${LEFT}" y="${top + 2}" width="${width.toFixed(1)}" height="${HEIGHT - 4}" class="${ours ? 'ours' : 'other'}"/>` +
        `<text x="${(LEFT + width + 6).toFixed(1)}" y="${top + 13}">${said}</text>`
      )
    })
    const head = `<text x="8" y="${y + 16}" class="head">${escaped(title)}${rate ? `, ${rate.toLocaleString('en')} a second` : ''}</text>`
    const [from, to] = [y + 24, y + 26 + rows.length * HEIGHT]
    const one = LEFT + BAR / MOST
    y = to + GAP - 20
    return `${head}<line x1="${one}" x2="${one}" y1="${from}" y2="${to}" class="one"/>${bars.join('')}`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${LEFT + BAR + 60}" height="${y}" role="img" aria-labelledby="title">
<title id="title">Main-thread time as a ratio to code by hand; shorter is better</title>
<style>
  svg { font: 12px system-ui, sans-serif; background: #fff }
  text { fill: #24292f } .head { font-weight: 600 }
  .ours { fill: #2563eb } .other { fill: #b6bec9 } .one { stroke: #24292f; stroke-dasharray: 3 3 }
</style>
<rect width="100%" height="100%" fill="#fff"/>
${groups.join('\n')}
</svg>
`
}
