import type { WordList } from '@channelkit/ui/words'
import { ar } from '@channelkit/ui/words/ar'
import { de } from '@channelkit/ui/words/de'
import { es } from '@channelkit/ui/words/es'
import { fr } from '@channelkit/ui/words/fr'
import { ja } from '@channelkit/ui/words/ja'
import { pt } from '@channelkit/ui/words/pt'

/** The languages that stories can be shown in, besides English. */
export const LANGUAGES: Readonly<Record<string, { readonly title: string; readonly labels: WordList }>> = {
  ar: { title: 'العربية', labels: ar },
  de: { title: 'Deutsch', labels: de },
  es: { title: 'Español', labels: es },
  fr: { title: 'Français', labels: fr },
  ja: { title: '日本語', labels: ja },
  pt: { title: 'Português', labels: pt },
}
