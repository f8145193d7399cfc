/** Lets the browser save something under a name. */
export function save(document: Document, content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // Some browsers read the address only after the click was handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** A file's name from a label, without what file systems do not like. */
export const fileName = (label: string, ending: string, otherwise: string): string =>
  `${label.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || otherwise}.${ending}`

/** Saves text as a table that spreadsheets open: the mark at its beginning tells them that it is UTF-8. */
export const saveCsv = (page: Document, name: string, text: string): void =>
  save(page, new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }), name)
