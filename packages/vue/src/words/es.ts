export { es } from '@channelkit/ui/words/es'
