import { type ElementNode, el, use } from '../../view/index.ts'
import type { Chart, LiveChartView } from './chart.ts'
import { textEngine } from './text-engine.ts'

/** What a chart says to those who don't see it: its points, its keys, and what a key did. */
export function inWords(
  { stores, words, state, memory, id }: LiveChartView,
  { summarised }: Chart,
): readonly ElementNode[] {
  const points = stores.empty.of
  // What a server sends; from then on the engine writes it.
  memory.summary ??= summarised(points.getInitialSnapshot())
  return [
    el(
      'p',
      { class: 'ck-hidden', id: `${id}-summary`, use: use(textEngine, { points, text: summarised }) },
      memory.summary,
    ),
    el('p', { class: 'ck-hidden', id: `${id}-keys` }, words.keys),
    el('p', { class: 'ck-hidden', 'aria-live': 'polite' }, state.said),
  ]
}
