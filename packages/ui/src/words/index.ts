export type { ComponentLabels, ComponentLanguage, SomeWords, WordList } from './words.ts'
