import { type PropBag, styleText } from '@channelkit/ui'

/** A prop bag as Svelte takes it: all but styles is as in HTML. */
export const normalize = ({ style, ...props }: PropBag): Record<string, unknown> =>
  style ? { ...props, style: styleText(style) } : props
