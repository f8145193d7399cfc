import type { RowsOptions } from '@channelkit/ui/rows'

export interface Thing {
  readonly id: string
  readonly name: string
}

export interface ListProps {
  readonly items: readonly Thing[]
  readonly options: RowsOptions<Thing>
}

/** One framework, for the suite of lists. */
export interface RowsDriver {
  readonly name: string
  /** Shows a list of the test's own markup, and gives what changes its props. */
  show(props: ListProps): Promise<(props: Partial<ListProps>) => Promise<void>>
  cleanup(): void
}
