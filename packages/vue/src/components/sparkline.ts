import { sparkline } from '@channelkit/ui/sparkline'
import { createComponent } from '../view/create-component.ts'

export const Sparkline = createComponent(sparkline)
