export { de } from '@channelkit/ui/words/de'
