import { plural } from '../grammar.ts'
import type { WordList } from '../words.ts'

const rowsIn = (count: number, text: string) =>
  plural('ar', count, {
    zero: 'لا صفوف',
    one: 'صف واحد',
    two: 'صفان',
    few: `${text} صفوف`,
    many: `${text} صفًا`,
    other: `${text} صف`,
  })

/**
 * A table’s words in Arabic.
 *
 * @param lost that the connection was lost, and how long ago
 */
export const liveTable = (lost: (ago: string | null) => string): WordList['liveTable'] => ({
  loading: 'في انتظار الصفوف الأولى…',
  empty: 'لا صفوف بعد.',
  stale: (ago) => `${lost(ago)} هذه آخر الصفوف المعروفة.`,
  table: 'جدول',
  keys: 'تتنقل مفاتيح الأسهم بين الخلايا. في الرأس يرتّب مفتاح الإدخال، وينقل Shift مع سهم العمود، ويغيّر Alt مع سهم عرضه.',
  search: 'البحث في الجدول',
  count: (rows, text) => rowsIn(rows, text),
  found: (_, text) => `عدد النتائج: ${text}`,
  noMatch: 'لا صف مطابق.',
  columns: 'الأعمدة',
  earlier: (column) => `تقديم ${column}`,
  later: (column) => `تأخير ${column}`,
  csv: 'CSV',
  selectAll: 'تحديد كل الصفوف',
  selected: 'محدد',
  notSelected: 'غير محدد',
  selection: (_, text) => `المحدد: ${text}`,
  held: (count, text) => `الترتيب ثابت: ${rowsIn(count, text)} ستتغير مواضعها`,
  gone: 'لم يعد موجودًا',
  yes: 'نعم',
  no: 'لا',
  none: '–',
})
