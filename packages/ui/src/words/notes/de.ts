import type { NoteWords } from '../words.ts'

export const notes: NoteWords = {
  notifications: {
    empty: 'Keine Mitteilungen.',
    heading: 'Mitteilungen',
    open: (count, text) => (count === 0 ? 'Mitteilungen' : `Mitteilungen, ${text} ungelesen`),
    close: 'Schließen',
    readAll: 'Alle als gelesen markieren',
    remove: (title) => `Entfernen: ${title}`,
    unread: 'Ungelesen',
    toasts: (key) => `Neue Mitteilungen (${key})`,
    dismiss: 'Ausblenden',
    show: 'Anzeigen',
    waiting: (_, text) => `${text} weitere`,
    fresh: (_, text) => `${text} neue Mitteilungen`,
    anonymous: 'Melde dich an, um Mitteilungen zu bekommen.',
  },
  reactions: {
    label: 'Reaktionen',
    button: (emoji, count, text) =>
      count === 0 ? `Mit ${emoji} reagieren` : `Mit ${emoji} reagieren, bisher ${text}`,
    news: (sums) => `Reaktionen: ${sums.join(', ')}`,
  },
  streamedText: {
    empty: 'Wartet auf die Antwort…',
    failed: 'Die Antwort brach ab.',
    gap: 'Ein Teil der Antwort fehlt.',
  },
}
