import { presenceList } from '@channelkit/ui/presence-list'
import { createComponent } from '../view/create-component.ts'

export const PresenceList = createComponent(presenceList)
