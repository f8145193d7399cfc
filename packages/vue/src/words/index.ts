export type { ComponentLanguage, SomeWords, WordList } from '@channelkit/ui/words'
