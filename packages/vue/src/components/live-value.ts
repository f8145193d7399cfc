import { liveValue } from '@channelkit/ui/live-value'
import { createComponent } from '../view/create-component.ts'

export const LiveValue = createComponent(liveValue)
