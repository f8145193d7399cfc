import type { NoteWords } from '../words.ts'

export const notes: NoteWords = {
  notifications: {
    empty: 'لا إشعارات.',
    heading: 'الإشعارات',
    open: (count, text) => (count === 0 ? 'الإشعارات' : `الإشعارات، غير المقروء: ${text}`),
    close: 'إغلاق',
    readAll: 'تعليم الكل كمقروء',
    remove: (title) => `إزالة: ${title}`,
    unread: 'غير مقروء',
    toasts: (key) => `إشعارات جديدة (${key})`,
    dismiss: 'تجاهل',
    show: 'عرض',
    waiting: (_, text) => `المتبقي: ${text}`,
    fresh: (_, text) => `إشعارات جديدة: ${text}`,
    anonymous: 'سجّل الدخول لتلقي الإشعارات.',
  },
  reactions: {
    label: 'التفاعلات',
    button: (emoji, count, text) =>
      count === 0 ? `التفاعل بـ ${emoji}` : `التفاعل بـ ${emoji}، العدد حتى الآن ${text}`,
    news: (sums) => `التفاعلات: ${sums.join('، ')}`,
  },
  streamedText: {
    empty: 'في انتظار الإجابة…',
    failed: 'انقطعت الإجابة.',
    gap: 'جزء من الإجابة مفقود.',
  },
}
