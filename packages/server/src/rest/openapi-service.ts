import { answerJson, type Service } from '../http/service.ts'
import { describeApi } from './openapi.ts'

/** Serves the description of the HTTP API. */
export function openApiService(): Service {
  let description: ReturnType<typeof describeApi> | undefined
  return (_, response, path) => {
    if (path !== '/openapi.json') return false
    description ??= describeApi()
    answerJson(response, 200, description)
    return true
  }
}
