import { collectApi } from './api.ts'
import { errorPages } from './error-pages.ts'
import { guides } from './guides.ts'
import type { Page } from './page.ts'
import { referencePages } from './reference.ts'

/** All pages of the site but the first. */
export function allPages(): Page[] {
  const written = guides()
  return [...written, ...errorPages(written), ...referencePages(collectApi())]
}
