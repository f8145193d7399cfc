import type { NoteWords } from '../words.ts'

export const notes: NoteWords = {
  reactions: {
    label: 'Reações',
    button: (emoji, count, text) =>
      count === 0 ? `Reagir com ${emoji}` : `Reagir com ${emoji}, ${text} até agora`,
    news: (sums) => `Reações: ${sums.join(', ')}`,
  },
}
