'use client'

export { type UseLiveQueryOptions, useLiveQuery, useSuspenseLiveQuery } from './use-live-query.ts'
