interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}
interface Family {
  readonly type: string
  help: string
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*'
const LABEL = `${NAME}="(?:[^"\\\\\\n]|\\\\["\\\\n])*"`
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(${LABEL}(?:,${LABEL})*)?\\})? (\\S+)$`)

/** Reads the text format of Prometheus, version 0.0.4, and throws at whatever is not in order. */
export function parseExposition(text: string) {
  const families = new Map<string, Family>()
  const helps = new Map<string, string>()
  const samples: Sample[] = []
  if (!text.endsWith('\n')) throw new Error('The last line has no end.')
  for (const line of text.split('\n')) {
    if (line === '') continue
    const help = new RegExp(`^# HELP (${NAME}) (.+)$`).exec(line)
    const type = new RegExp(`^# TYPE (${NAME}) (counter|gauge|histogram)$`).exec(line)
    if (help) helps.set(help[1]!, help[2]!)
    else if (type) {
      const [, name, kind] = type
      if (families.has(name!)) throw new Error(`${name} is there twice.`)
      families.set(name!, { type: kind!, help: helps.get(name!) ?? '' })
    } else if (!line.startsWith('#')) samples.push(sampleOf(line, families))
  }
  const keys = samples.map(({ name, labels }) => keyOf(name, labels))
  if (new Set(keys).size < keys.length) throw new Error('A sample is there twice.')
  checkHistograms(samples, families)
  const values = new Map(samples.map((sample, at) => [keys[at]!, sample.value]))
  return {
    families,
    samples,
    value: (name: string, labels: Record<string, string>) => values.get(keyOf(name, labels)),
  }
}

const keyOf = (name: string, labels: Readonly<Record<string, string>>) =>
  `${name} ${JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)))}`

function sampleOf(line: string, families: Map<string, Family>): Sample {
  const [, name = '', labels = '', text = ''] = SAMPLE.exec(line) ?? []
  const value = text === '+Inf' ? Number.POSITIVE_INFINITY : Number(text)
  if (!name || text === '' || Number.isNaN(value)) throw new Error(`No sample: ${line}`)
  const family = families.get(name) ?? families.get(name.replace(/_(bucket|sum|count)$/, ''))
  if (!family) throw new Error(`No type before: ${line}`)
  if (family.type === 'counter' && !name.endsWith('_total')) throw new Error(`A counter's name: ${line}`)
  const pairs = [...labels.matchAll(new RegExp(`(${NAME})="((?:[^"\\\\]|\\\\.)*)"`, 'g'))]
  return { name, value, labels: Object.fromEntries(pairs.map(([, key, shown]) => [key!, shown!])) }
}

/** Buckets grow, and the last one holds all. */
function checkHistograms(samples: readonly Sample[], families: Map<string, Family>) {
  for (const [name, { type }] of families) {
    if (type !== 'histogram') continue
    const series = new Map<string, number[]>()
    for (const { name: own, labels, value } of samples) {
      if (own !== `${name}_bucket`) continue
      const { le, ...rest } = labels
      if (le === undefined) throw new Error(`A bucket of ${name} has no bound.`)
      const key = keyOf(`${name}_count`, rest)
      series.set(key, [...(series.get(key) ?? []), value])
    }
    const counts = new Map(samples.map((sample) => [keyOf(sample.name, sample.labels), sample.value]))
    for (const [key, values] of series) {
      if (values.some((value, at) => value < (values[at - 1] ?? 0)))
        throw new Error(`${key}: buckets shrink.`)
      if (values.at(-1) !== counts.get(key)) throw new Error(`${key}: the last bucket does not hold all.`)
    }
  }
}
