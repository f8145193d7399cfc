export { type CursorPerson, type CursorsProps, cursors } from './cursors.ts'
export { type CursorsLabels, cursorsLabels } from './labels.ts'
