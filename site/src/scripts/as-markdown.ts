/** Where programs read a page as Markdown: the first one is a list of all, and the one for what is nowhere has none. */
export function asMarkdown(id: string): string | null {
  if (id === '404') return null
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${id ? `${id}.md` : 'llms.txt'}`
}
