import { namesOf, renamed } from './names.mjs'

/**
 * A component: its definition, what each binding makes of it, its suite and its stories. The bindings' files are those
 * of TypingIndicator by another name.
 * @param {import('./names.mjs').Names} to
 * @param {import('./names.mjs').Read} read
 * @returns {import('./names.mjs').Frame}
 */
export function component(to, read) {
  const from = namesOf('typing-indicator')
  const { kebab, pascal } = to
  const folder = `packages/ui/src/components/${kebab}`
  const bindings = [
    ['react', 'tsx', '`renderText` says it in your own way.'],
    ['vue', 'ts', 'The slot `#text` says it in your own way.'],
    ['svelte', 'ts', 'The snippet `text` says it in your own way.'],
  ]
  const adapters = bindings.map(([framework, ending, slot]) => {
    const text = read(`packages/${framework}/src/components/typing-indicator.${ending}`)
    const said = `/**\n * What a channel's state is.\n *\n * ${slot}\n *\n * @example\n * <${pascal} channel="presence-room" />\n */\n`
    const own = renamed(text.replace(/\/\*\*[\s\S]*?\*\/\n/, said), from, to)
    return [
      `packages/${framework}/src/components/${kebab}.${ending}`,
      own.replaceAll('ClientChannelName', 'ChannelName'),
    ]
  })
  return {
    files: {
      [`${folder}/${kebab}.ts`]: definitionOf(to),
      [`${folder}/index.ts`]: `export { type ${pascal}Props, type ${pascal}Types, ${to.camel} } from './${kebab}.ts'\n`,
      ...Object.fromEntries(adapters),
      [`contract/components/${kebab}.ts`]: suiteOf(to),
      [`stories/components/${kebab}.stories.ts`]: storiesOf(to),
    },
    changes: {},
  }
}

/** @param {import('./names.mjs').Names} names */
const definitionOf = ({
  kebab,
  camel,
  pascal,
}) => `import { type ChannelName, type ChannelSnapshot, channel } from '@channelkit/core'
import { channelNote, noteParts, type StateLabels, stateLabels } from '../../shared/state-note.ts'
import { isStale, tickerWhile } from '../../shared/ticker.ts'
import { type ChannelProps, channelOf, channelProps, viewState } from '../../shared/view-state.ts'
import { anatomy, component, el, slot } from '../../view/index.ts'

const parts = anatomy('${kebab}', { text: 'span', ...noteParts })

export interface ${pascal}Props<Name extends string = string> extends ChannelProps<Name> {
  /** Words of yours in place of ours: any of them. */
  labels?: Partial<StateLabels>
}

/** What a channel's state is. */
export const ${camel} = component<${pascal}Props, { text: ChannelSnapshot }>()({
  name: '${kebab}',
  props: channelProps,
  labels: stateLabels,
  parts,
  slots: { text: true },
  stores(kit, props) {
    const room = channel(kit, channelOf(props))
    return { room, now: tickerWhile(kit, room, isStale) }
  },
  view({ kit, stores, snapshots: { room, now }, props, words }) {
    const state = viewState(room, room.status !== 'live', channelOf(props) === null)
    return el(
      'div',
      { ...parts.root, 'data-state': state },
      el('span', { ...parts.text, role: 'status' }, slot('text', room, room.status)),
      (state === 'stale' || state === 'error') &&
        channelNote(stores.room, room, { kit, state, labels: words, now, locale: props.locale }),
    )
  },
})

/** What it is given in a binding. */
export interface ${pascal}Types<Name extends ChannelName> {
  readonly props: ${pascal}Props<Name>
  readonly slots: { text: ChannelSnapshot }
  readonly parts: typeof parts
}
`

/** @param {import('./names.mjs').Names} names */
const suiteOf = ({ camel, pascal }) => `import { screen } from '@testing-library/dom'
import { describe, expect, it } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { expectAccessible, room, useStage } from './suite.ts'

export function ${camel}(driver: ComponentDriver): void {
  describe(\`\${driver.name}: ${pascal}\`, () => {
    const stage = useStage(driver)

    it('says how the channel is, what is wrong with it, and nothing while it is off', async () => {
      const { root, set } = await stage.show('${pascal}', { channel: room })
      expect([root.dataset.state, screen.getByRole('status').textContent]).toEqual(['live', 'live'])
      await expectAccessible(root)
      await stage.act(() => stage.server.cut())
      expect([root.dataset.state, root.textContent]).toEqual(['stale', 'staleConnection lost.'])
      await stage.act(() => set({ channel: room, disabled: true }))
      expect(root.dataset.state).toBe('disabled')
    })
  })
}
`

/** @param {import('./names.mjs').Names} names */
const storiesOf = ({ pascal }) => `import type { Meta } from '@storybook/html-vite'
import { states } from '../lib/states.ts'

const meta: Meta = {
  title: 'Components/${pascal}',
  args: { channel: 'presence-room' },
  parameters: { shown: '${pascal}' },
}
export default meta

const { live, loading, stale, failed, disabled } = states({})

export const Live = live
export const Loading = loading
export const Stale = stale
export const Failed = failed
export const Disabled = disabled
`
