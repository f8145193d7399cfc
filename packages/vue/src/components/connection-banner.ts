import { connectionBanner } from '@channelkit/ui/connection-banner'
import { createComponent } from '../view/create-component.ts'

export const ConnectionBanner = createComponent(connectionBanner)
