import { cursors } from '@channelkit/ui/cursors'
import { createComponent } from '../view/create-component.ts'

export const Cursors = createComponent(cursors)
