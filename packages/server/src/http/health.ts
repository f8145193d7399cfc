import { answerJson, type Service } from './service.ts'

/**
 * `/up` says that the process runs; `/ready` whether it should get new clients, with 503 and why when it should not.
 *
 * @param unready a word for why not, or null
 */
export const healthService =
  (unready: () => string | null): Service =>
  (_, response, path) => {
    if (path === '/up') answerJson(response, 200, { ok: true })
    else if (path === '/ready') {
      const why = unready()
      answerJson(response, why ? 503 : 200, why ? { ready: false, reason: why } : { ready: true })
    } else return false
    return true
  }
