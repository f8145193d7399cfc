export { type LiveQuery, type LiveQueryOptions, type LiveQueryResult, liveQuery } from './live-query.ts'
export { type PatchQueriesOptions, patchQueries } from './patch-queries.ts'
export type { PatchTarget, QueryRule, QueryRules } from './patcher.ts'
