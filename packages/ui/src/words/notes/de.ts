import type { NoteWords } from '../words.ts'

export const notes: NoteWords = {
  reactions: {
    label: 'Reaktionen',
    button: (emoji, count, text) =>
      count === 0 ? `Mit ${emoji} reagieren` : `Mit ${emoji} reagieren, bisher ${text}`,
    news: (sums) => `Reaktionen: ${sums.join(', ')}`,
  },
}
