import type { NoteWords } from '../words.ts'

export const notes: NoteWords = {
  reactions: {
    label: 'Réactions',
    button: (emoji, count, text) =>
      count === 0 ? `Réagir avec ${emoji}` : `Réagir avec ${emoji}, ${text} jusqu’ici`,
    news: (sums) => `Réactions : ${sums.join(', ')}`,
  },
}
