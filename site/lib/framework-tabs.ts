const LANGUAGES: Record<string, string> = { tsx: 'react', vue: 'vue', svelte: 'svelte' }
const FENCES = /(?:^```(?:tsx|vue|svelte)\n[\s\S]*?^```\n+){2,}/gm
const FENCE = /^```(tsx|vue|svelte)\n[\s\S]*?^```/gm

/** Puts code of several frameworks that follows each other into one element, which shows the chosen one. */
export const withTabs = (markdown: string): string =>
  `${markdown}\n`.replace(FENCES, (group) =>
    tabs(
      [...group.matchAll(FENCE)].map(([code, language = '']) => ({
        framework: LANGUAGES[language] ?? 'react',
        markdown: code,
      })),
    ),
  )

/** One element with a part for each framework. */
export function tabs(parts: readonly { framework: string; markdown: string }[]): string {
  const panels = parts.map(
    ({ framework, markdown }) => `<div data-framework="${framework}">\n\n${markdown}\n\n</div>`,
  )
  return `<framework-tabs>\n${panels.join('\n')}\n</framework-tabs>\n\n`
}
