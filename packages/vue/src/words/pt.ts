export { pt } from '@channelkit/ui/words/pt'
