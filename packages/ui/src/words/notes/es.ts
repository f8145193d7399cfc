import type { NoteWords } from '../words.ts'

export const notes: NoteWords = {
  notifications: {
    empty: 'No hay notificaciones.',
    heading: 'Notificaciones',
    open: (count, text) => (count === 0 ? 'Notificaciones' : `Notificaciones, ${text} sin leer`),
    close: 'Cerrar',
    readAll: 'Marcar todo como leído',
    remove: (title) => `Quitar: ${title}`,
    unread: 'Sin leer',
    toasts: (key) => `Notificaciones nuevas (${key})`,
    dismiss: 'Descartar',
    show: 'Mostrar',
    waiting: (_, text) => `${text} más`,
    fresh: (_, text) => `${text} notificaciones nuevas`,
    anonymous: 'Inicia sesión para recibir notificaciones.',
  },
  reactions: {
    label: 'Reacciones',
    button: (emoji, count, text) =>
      count === 0 ? `Reaccionar con ${emoji}` : `Reaccionar con ${emoji}, ${text} hasta ahora`,
    news: (sums) => `Reacciones: ${sums.join(', ')}`,
  },
  streamedText: {
    empty: 'Esperando la respuesta…',
    failed: 'La respuesta se interrumpió.',
    gap: 'Falta una parte de la respuesta.',
  },
}
