import type { ChannelKit } from '@channelkit/core'
import { watchHost } from '@channelkit/ui/host'
import type { ComponentLanguage } from '@channelkit/ui/words'
import { type ReactNode, useEffect } from 'react'
import { KitContext } from './context.ts'
import { type KitProps, type OptionsProps, WithKit } from './kit-or-options.tsx'
import { Spoken } from './language.tsx'

/** A kit or what to make one of, and in which words the components below speak. */
export type ChannelKitProviderProps = (KitProps | OptionsProps) & ComponentLanguage & { children?: ReactNode }

/**
 * Gives the components below it their kit: one of its own that it makes of `options` and ends, or the `kit` that it is
 * given. Providers may be nested; the nearest one counts. Give it another `key` for another user: then nothing of the one
 * before is left.
 *
 * @throws ChannelKitError `invalid-options` when it is given neither, or options that contradict each other
 *
 * @example
 * <ChannelKitProvider options={{ key: 'app-key', cluster: 'eu' }} key={user?.id}><App /></ChannelKitProvider>
 *
 * @example With a kit that lives longer than the page
 * const kit = createChannelKit({ key: 'app-key', cluster: 'eu' })
 * root.render(<ChannelKitProvider kit={kit}><App /></ChannelKitProvider>)
 *
 * @example In another language
 * import { de } from '@channelkit/react/words/de'
 * <ChannelKitProvider kit={kit} labels={de} locale="de-AT" timeZone="Europe/Vienna"><App /></ChannelKitProvider>
 */
export function ChannelKitProvider({
  children,
  labels,
  locale,
  timeZone,
  ...given
}: ChannelKitProviderProps) {
  return (
    <Spoken labels={labels} locale={locale} timeZone={timeZone}>
      <WithKit {...given}>{(kit) => <Provide kit={kit}>{children}</Provide>}</WithKit>
    </Spoken>
  )
}

function Provide({ kit, children }: { kit: ChannelKit; children: ReactNode }) {
  useEffect(() => watchHost(kit), [kit])
  return <KitContext.Provider value={kit}>{children}</KitContext.Provider>
}
