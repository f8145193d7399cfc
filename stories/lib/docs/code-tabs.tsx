import { Source } from '@storybook/addon-docs/blocks'
import { FRAMEWORKS, type Framework, TITLES } from '../mounted.ts'
import { useFramework } from './use-framework.ts'

const LANGUAGES: Record<Framework, string> = { react: 'tsx', vue: 'html', svelte: 'html' }

/** The same in each framework; the one that is shown is the one chosen, here or in the toolbar. */
export function CodeTabs({ code }: { code: Partial<Record<Framework, string>> }) {
  const [framework, choose] = useFramework()
  const offered = FRAMEWORKS.filter((one) => code[one])
  const shown = offered.includes(framework) ? framework : offered[0]
  if (!shown) return null
  return (
    <div className="code-tabs">
      <div role="tablist" aria-label="Framework">
        {offered.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={one === shown}
            onClick={() => choose(one)}
          >
            {TITLES[one]}
          </button>
        ))}
      </div>
      <Source code={code[shown]!} language={LANGUAGES[shown] as never} dark />
    </div>
  )
}
