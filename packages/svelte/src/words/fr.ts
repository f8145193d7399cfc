export { fr } from '@channelkit/ui/words/fr'
