import { DocsContext } from '@storybook/addon-docs/blocks'
import { useContext, useEffect, useState } from 'react'
import type { Framework } from '../mounted.ts'

interface Globals {
  globals: { framework?: Framework }
}

/** The framework chosen in the toolbar, and the way to choose another; all of the page follows. */
export function useFramework(): [Framework, (next: Framework) => void] {
  const { channel } = useContext(DocsContext)
  const last = () =>
    ((channel.last('globalsUpdated') ?? channel.last('setGlobals'))?.[0] as Globals | undefined)?.globals
      .framework
  const [framework, setFramework] = useState<Framework>(last() ?? 'react')
  useEffect(() => {
    const follow = ({ globals }: Globals) => globals.framework && setFramework(globals.framework)
    channel.on('globalsUpdated', follow)
    return () => channel.off('globalsUpdated', follow)
  }, [channel])
  return [framework, (next) => channel.emit('updateGlobals', { globals: { framework: next } })]
}
