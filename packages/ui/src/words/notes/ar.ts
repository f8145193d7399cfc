import type { NoteWords } from '../words.ts'

export const notes: NoteWords = {
  reactions: {
    label: 'التفاعلات',
    button: (emoji, count, text) =>
      count === 0 ? `التفاعل بـ ${emoji}` : `التفاعل بـ ${emoji}، العدد حتى الآن ${text}`,
    news: (sums) => `التفاعلات: ${sums.join('، ')}`,
  },
}
