import { liveMap } from '@channelkit/ui/live-map'
import { createComponent } from '../view/create-component.ts'

export const LiveMap = createComponent(liveMap)
