import '@channelkit/ui/styles.css'
import { describe, expect, it } from 'vitest'
import { cases } from '../components/cases.ts'
import { definitions } from '../components/definitions.ts'
import type { ComponentName } from '../components/driver.ts'
import { react } from '../components/react.tsx'
import { useStage } from '../components/suite.ts'
import { lists } from './lists.ts'
import { allTexts, textsIn, wordsOf } from './vocabulary.ts'

const english = wordsOf(Object.values(definitions).flatMap(({ labels = {} }) => allTexts(labels)))

describe.each(Object.values(lists))('A page in $locale', (labels) => {
  const stage = useStage(react, { onError() {} })
  const own = wordsOf(
    Object.values(labels).flatMap((part) => (typeof part === 'object' ? allTexts(part) : [])),
  )

  it.each(Object.entries(cases))('has no English word in any state of %s', async (which, one) => {
    const name = which as ComponentName
    // Names of fields in an event's JSON, and what the application calls its own.
    const data = wordsOf(['event channel at data', JSON.stringify(one.props)])
    const states = new Set<string | undefined>()
    function look(root: HTMLElement) {
      states.add(root.dataset.state)
      expect([root.lang, root.dir]).toEqual([labels.locale, labels.locale === 'ar' ? 'rtl' : 'ltr'])
      const said = wordsOf(textsIn(document.body))
      const ours = [...said].filter((word) => english.has(word) && !own.has(word) && !data.has(word))
      expect(ours).toEqual([])
    }
    const show = (more = {}) =>
      stage.show(name, { ...one.props, locale: undefined, ...more }, undefined, { labels })
    const glance = async (more = {}) => {
      const { root, unmount } = await show(more)
      look(root)
      unmount()
    }
    await glance({ disabled: true })
    stage.server.cut()
    await glance()
    await stage.act(() => stage.kit.connection.setOnline(false))
    await glance()
    await stage.act(() => stage.kit.connection.setOnline(true))
    await stage.act(() => stage.server.restore())
    for (const status of [403, 503]) {
      const allow = stage.server.refuseAuth('*', { status })
      await glance({ channel: one.props.channel ? 'presence-refused' : undefined })
      allow()
    }
    const { root } = await show(one.full)
    await stage.act(() => one.play?.(stage))
    look(root)
    for (const step of one.steps ?? []) {
      await stage.act(() => step(root, stage))
      look(root)
    }
    await stage.act(() => stage.server.cut())
    look(root)
    expect(states.size).toBeGreaterThanOrEqual(3)
  })
})
