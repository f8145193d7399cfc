export type { RowKey, RowsOptions } from '@channelkit/ui/rows'
export { type UseRowsResult, type UseRowsRow, useRows } from './use-rows.svelte.ts'
