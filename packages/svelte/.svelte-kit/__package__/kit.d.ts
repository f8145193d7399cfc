import { type ChannelKit } from '@channelkit/core'
/**
 * Gives this component and those below it their kit; call it in a component's script, of the root layout say. The
 * nearest one counts.
 *
 * @example
 * setChannelKit(createChannelKit({ key: 'app-key', cluster: 'eu' }))
 */
export declare function setChannelKit(kit: ChannelKit): ChannelKit
/**
 * The kit of the nearest `setChannelKit`.
 *
 * @throws ChannelKitError `missing-provider`
 */
export declare function useChannelKit(): ChannelKit
