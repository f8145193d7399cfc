import type { NoteWords } from '../words.ts'

export const notes: NoteWords = {
  notifications: {
    empty: 'Nenhuma notificação.',
    heading: 'Notificações',
    open: (count, text) => (count === 0 ? 'Notificações' : `Notificações, ${text} por ler`),
    close: 'Fechar',
    readAll: 'Marcar tudo como lido',
    remove: (title) => `Remover: ${title}`,
    unread: 'Por ler',
    toasts: (key) => `Notificações novas (${key})`,
    dismiss: 'Dispensar',
    show: 'Mostrar',
    waiting: (_, text) => `mais ${text}`,
    fresh: (_, text) => `${text} notificações novas`,
    anonymous: 'Inicie sessão para receber notificações.',
  },
  reactions: {
    label: 'Reações',
    button: (emoji, count, text) =>
      count === 0 ? `Reagir com ${emoji}` : `Reagir com ${emoji}, ${text} até agora`,
    news: (sums) => `Reações: ${sums.join(', ')}`,
  },
  streamedText: {
    empty: 'Aguardando a resposta…',
    failed: 'A resposta foi interrompida.',
    gap: 'Falta uma parte da resposta.',
  },
}
