import type { NoteWords } from '../words.ts'

export const notes: NoteWords = {
  reactions: {
    label: 'リアクション',
    button: (emoji, count, text) =>
      count === 0 ? `${emoji}でリアクション` : `${emoji}でリアクション、現在${text}`,
    news: (sums) => `リアクション: ${sums.join('、')}`,
  },
}
