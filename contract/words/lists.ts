import type { WordList } from '@channelkit/ui/words'
import { ar } from '@channelkit/ui/words/ar'
import { de } from '@channelkit/ui/words/de'
import { es } from '@channelkit/ui/words/es'
import { fr } from '@channelkit/ui/words/fr'
import { ja } from '@channelkit/ui/words/ja'
import { pt } from '@channelkit/ui/words/pt'

/** Every word list, by its locale. */
export const lists: Readonly<Record<string, WordList>> = { ar, de, es, fr, ja, pt }
