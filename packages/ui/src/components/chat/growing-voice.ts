import type { ChannelKit, Message } from '@channelkit/core'
import { announcer } from '../../shared/announcer.ts'
import { createSentences, type Sentences } from '../../shared/sentences.ts'
import { isGrowing } from './row.ts'

/** How what is said of a message that grows is put. */
export interface GrowingWords {
  /** Nothing of it is there yet. */
  begins(message: Message): string
  /** Its first words. */
  arrived(message: Message, text: string): string
}

interface Listened {
  readonly sentences: Sentences
  /** Whether it is known whose words these are. */
  introduced: boolean
}

/** Says messages that grow to screen readers: sentences, not letters, and nothing of what was there before. */
export function growingVoice(kit: ChannelKit, document: Document) {
  const { say, release } = announcer<string>(kit, document, (items) => items.join(' '))
  const listened = new Map<string, Listened>()
  return {
    /**
     * @param came whether it came just now
     * @returns whether it is one of those that are said here
     */
    look(message: Message, came: boolean, words: GrowingWords): boolean {
      const { key, text } = message
      let one = listened.get(key)
      if (!one) {
        if (!isGrowing(message) || message.mine) return false
        one = { sentences: createSentences(), introduced: !came }
        listened.set(key, one)
        if (!came) one.sentences.skip(text)
        else if (text === '') say(words.begins(message))
      }
      const news = one.sentences.next(text, !isGrowing(message))
      if (news) say(one.introduced ? news : words.arrived(message, news))
      if (news) one.introduced = true
      if (!isGrowing(message)) listened.delete(key)
      return true
    },
    forget: () => listened.clear(),
    release,
  }
}
