export { ja } from '@channelkit/ui/words/ja'
