/** @jsxImportSource preact */

/** How many bars there is room for. */
const MOST = 60

/** Numbers over a minute, as bars. */
export function Bars({ values, label }: { values: readonly number[]; label: string }) {
  const most = Math.max(1, ...values)
  const last = values.at(-1) ?? 0
  return (
    <svg
      class="bars"
      viewBox={`0 0 ${MOST} 20`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${label}. Now ${last}, at most ${values.length ? Math.max(...values) : 0}.`}
    >
      {values.map((value, i) => {
        const height = value === 0 ? 0 : Math.max(0.6, (value / most) * 20)
        const x = MOST - values.length + i
        return <rect key={i} x={x + 0.1} width={0.8} y={20 - height} height={height} />
      })}
    </svg>
  )
}
