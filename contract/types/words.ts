import type { ComponentLanguage, SomeWords, WordList } from '@channelkit/ui/words'
import { de } from '@channelkit/ui/words/de'

/** Never called: what counts is that it compiles. */
export function words() {
  const whole: WordList = { ...de, locale: 'de-AT' }
  const some: SomeWords = {
    common: { retry: 'Nochmal' },
    presenceList: { you: 'ich', joined: (names) => names.join() },
  }
  const all: ComponentLanguage = { labels: { ...de, ...some }, locale: 'de-AT', timeZone: 'Europe/Vienna' }

  const { liveMap, ...withoutMap } = de
  // @ts-expect-error the words of a component are missing
  const noMap: WordList = withoutMap
  const { twoFingers, ...withoutOne } = liveMap
  // @ts-expect-error one word is missing
  const noWord: WordList = { ...de, liveMap: withoutOne }
  // @ts-expect-error no such component
  const unknown: SomeWords = { liveMaps: {} }
  // @ts-expect-error no such word
  const extra: SomeWords = { liveMap: { zoom: 'x' } }
  return [whole, all, noMap, noWord, unknown, extra, twoFingers]
}
