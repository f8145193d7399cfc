import type { Framework } from '../mounted.ts'

const LANGUAGES: Record<string, Framework> = { tsx: 'react', vue: 'vue', svelte: 'svelte' }
const FENCES = /(?:^```(?:tsx|vue|svelte)\n[\s\S]*?^```\n+){2,}/gm
const FENCE = /^```(tsx|vue|svelte)\n([\s\S]*?)^```/gm

/**
 * The parts of a Markdown page: text, and where blocks of `tsx`, `vue` and `svelte` follow each other, their code by
 * framework.
 */
export function sectionsOf(markdown: string): (string | Partial<Record<Framework, string>>)[] {
  const text = `${markdown}\n`
  const sections: (string | Partial<Record<Framework, string>>)[] = []
  let from = 0
  for (const group of text.matchAll(FENCES)) {
    sections.push(text.slice(from, group.index))
    const blocks = [...group[0].matchAll(FENCE)].map(([, language, code]) => [
      LANGUAGES[language!],
      code!.trimEnd(),
    ])
    sections.push(Object.fromEntries(blocks))
    from = group.index + group[0].length
  }
  sections.push(text.slice(from))
  return sections.filter((section) => typeof section !== 'string' || section.trim())
}
