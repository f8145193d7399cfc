import { type ConnectionLabels, connectionLabels, connectionView } from '@channelkit/ui'
import type { ComponentProps } from 'react'
import { useConnection } from '../use-connection.ts'

export interface ConnectionBadgeProps extends Omit<ComponentProps<'span'>, 'children'> {
  labels?: Partial<ConnectionLabels>
}

/**
 * A dot and a word about the connection.
 *
 * @example
 * <ConnectionBadge />
 */
export function ConnectionBadge({ labels, className, ...rest }: ConnectionBadgeProps) {
  const view = connectionView(useConnection(), { ...connectionLabels, ...labels })
  return (
    <span
      className={`ck-badge ${className ?? ''}`}
      data-ck="connection-badge"
      data-state={view.state}
      role="status"
      title={view.detail ?? undefined}
      {...rest}
    >
      <span className="ck-badge-dot" aria-hidden="true" />
      {view.text}
    </span>
  )
}
