export { type LiveQuery, type LiveQueryOptions, type LiveQueryResult, liveQuery } from './live-query.ts'
export { type PatchQueriesOptions, patchQueries } from './patch-queries.ts'
export type { PatchTarget, QueryRule, QueryRules } from './patcher.ts'
export {
  type AnyRule,
  append,
  type FunctionRule,
  type ListRule,
  type PartRule,
  patch,
  prepend,
  type RowKey,
  type RowRuleOptions,
  remove,
  replace,
  type UpsertOptions,
  upsert,
} from './rules.ts'
