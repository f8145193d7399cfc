import type { NoteWords } from '../words.ts'

export const notes: NoteWords = {
  notifications: {
    empty: '通知はありません。',
    heading: '通知',
    open: (count, text) => (count === 0 ? '通知' : `通知、未読${text}件`),
    close: '閉じる',
    readAll: 'すべて既読にする',
    remove: (title) => `削除: ${title}`,
    unread: '未読',
    toasts: (key) => `新しい通知（${key}）`,
    dismiss: '閉じる',
    show: '表示',
    waiting: (_, text) => `ほか${text}件`,
    fresh: (_, text) => `新しい通知${text}件`,
    anonymous: '通知を受け取るにはサインインしてください。',
  },
  reactions: {
    label: 'リアクション',
    button: (emoji, count, text) =>
      count === 0 ? `${emoji}でリアクション` : `${emoji}でリアクション、現在${text}`,
    news: (sums) => `リアクション: ${sums.join('、')}`,
  },
  streamedText: {
    empty: '回答を待っています…',
    failed: '回答が途中で終わりました。',
    gap: '回答の一部が欠けています。',
  },
}
