export { type CursorsTypes, cursors } from './cursors.ts'
export { type CursorsLabels, cursorsLabels } from './labels.ts'
export type { CursorPerson, CursorsProps } from './props.ts'
