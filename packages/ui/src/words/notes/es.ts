import type { NoteWords } from '../words.ts'

export const notes: NoteWords = {
  reactions: {
    label: 'Reacciones',
    button: (emoji, count, text) =>
      count === 0 ? `Reaccionar con ${emoji}` : `Reaccionar con ${emoji}, ${text} hasta ahora`,
    news: (sums) => `Reacciones: ${sums.join(', ')}`,
  },
}
