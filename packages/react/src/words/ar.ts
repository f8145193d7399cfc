export { ar } from '@channelkit/ui/words/ar'
