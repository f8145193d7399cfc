import { innerLanguage } from '@channelkit/ui'
import type { ComponentLanguage } from '@channelkit/ui/words'
import { createContext, type ReactNode, useContext, useMemo } from 'react'

export const LanguageContext = createContext<ComponentLanguage | undefined>(undefined)

/** Gives the components below it words and ways of writing; what it leaves out is as further up. */
export function Spoken({ labels, locale, timeZone, children }: ComponentLanguage & { children?: ReactNode }) {
  const outer = useContext(LanguageContext)
  const language = useMemo(
    () => innerLanguage<ComponentLanguage>({ labels, locale, timeZone }, outer),
    [labels, locale, timeZone, outer],
  )
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>
}
