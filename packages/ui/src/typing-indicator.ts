import type { Typist } from '@channelkit/core'

export interface TypingLabels {
  somebody: string
  one(name: string): string
  two(first: string, second: string): string
  several: string
}

export const typingLabels: TypingLabels = {
  somebody: 'Somebody',
  one: (name) => `${name} is typing…`,
  two: (first, second) => `${first} and ${second} are typing…`,
  several: 'Several people are typing…',
}

/** The line about who is typing; empty when nobody is. */
export function typingText(typists: readonly Typist[], labels: TypingLabels): string {
  const [first, second] = typists.map(({ name }) => name ?? labels.somebody)
  if (first === undefined) return ''
  if (second === undefined) return labels.one(first)
  return typists.length === 2 ? labels.two(first, second) : labels.several
}
