import { connectionBadge } from '@channelkit/ui/connection-badge'
import { createComponent } from '../view/create-component.ts'

export const ConnectionBadge = createComponent(connectionBadge)
