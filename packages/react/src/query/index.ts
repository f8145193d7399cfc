'use client'

export { append, patch, prepend, remove, replace, upsert } from '@channelkit/core/query'
export { type UseLiveQueryOptions, useLiveQuery, useSuspenseLiveQuery } from './use-live-query.ts'
