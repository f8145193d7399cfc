import type { NoteWords } from '../words.ts'

export const notes: NoteWords = {
  notifications: {
    empty: 'Aucune notification.',
    heading: 'Vos notifications',
    open: (count, text) => (count === 0 ? 'Vos notifications' : `Vos notifications, ${text} non lues`),
    close: 'Fermer',
    readAll: 'Tout marquer comme lu',
    remove: (title) => `Retirer : ${title}`,
    unread: 'Non lue',
    toasts: (key) => `Nouvelles notifications (${key})`,
    dismiss: 'Masquer',
    show: 'Afficher',
    waiting: (_, text) => `${text} de plus`,
    fresh: (_, text) => `${text} nouvelles notifications`,
    anonymous: 'Connectez-vous pour recevoir des notifications.',
  },
  reactions: {
    label: 'Réactions',
    button: (emoji, count, text) =>
      count === 0 ? `Réagir avec ${emoji}` : `Réagir avec ${emoji}, ${text} jusqu’ici`,
    news: (sums) => `Réactions : ${sums.join(', ')}`,
  },
  streamedText: {
    empty: 'En attente de la réponse…',
    failed: 'La réponse s’est interrompue.',
    gap: 'Une partie de la réponse manque.',
  },
}
