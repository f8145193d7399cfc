type Samples = readonly (readonly unknown[])[]

/** What words that are functions are given; of those of one name, the ones that fit give a text. */
const names: Samples = [[['7']], [['7', '8']], [['7', '8', '9', '1']]]
const counts: Samples = [1, 2, 7, 11, 100].map((count) => [count, String(count)])
const special: Readonly<Record<string, Samples>> = {
  summary: [
    ...(['up', 'down', 'flat'] as const).map((trend) => ['7', trend]),
    [{ label: '7', last: '7', low: '7', high: '7' }],
  ],
  place: [
    ['7', '8', false, false],
    ['7', '8', true, true],
  ],
  button: [0, 7].map((count) => ['7', count, String(count)]),
  news: names,
  joined: names,
  left: [...names, ...counts],
  caption: [1, 2, 7].map((count) => ['7', '1', String(count), count]),
  ...Object.fromEntries(['stale', 'silent', 'lastSeen'].map((name) => [name, [[null], ['7']]])),
  ...Object.fromEntries(
    ['found', 'fresh', 'count', 'open', 'waiting', 'label', 'more', 'further', 'attempt'].map((name) => [
      name,
      counts,
    ]),
  ),
}

/** Everything that a label can say. */
export function textsOf([name, word]: readonly [string, unknown]): string[] {
  if (typeof word !== 'function') return [String(word)]
  return (special[name] ?? [['7', '8']]).flatMap((given) => {
    try {
      const text: unknown = word(...given)
      return typeof text === 'string' && !/undefined|null|object/.test(text) ? [text] : []
    } catch {
      return []
    }
  })
}

/** The words of texts that have two letters or more. */
export const wordsOf = (texts: Iterable<string>): Set<string> =>
  new Set([...texts].flatMap((text) => text.toLowerCase().match(/\p{L}[\p{L}\p{M}’']+/gu) ?? []))

/** All that a list of labels can say. */
export const allTexts = (labels: object): string[] => Object.entries(labels).flatMap(textsOf)

const SPOKEN = ['aria-label', 'aria-roledescription', 'title', 'placeholder', 'alt']

/** All that a page says: to the eye, to a pointer that rests, and to a screen reader. */
export function textsIn(root: ParentNode): string[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...SPOKEN.map((name) => element.getAttribute(name) ?? ''),
    ...[...element.childNodes].flatMap((node) => (node.nodeType === 3 ? [node.textContent ?? ''] : [])),
  ])
}
