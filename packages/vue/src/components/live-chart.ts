import { liveChart } from '@channelkit/ui/live-chart'
import { createComponent } from '../view/create-component.ts'

export const LiveChart = createComponent(liveChart)
