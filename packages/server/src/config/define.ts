import type { Config } from './schema.ts'

/**
 * Gives a configuration in a module its types.
 *
 * @example channelkit.config.mjs
 * import { defineConfig } from '@channelkit/server'
 * export default defineConfig({ host: '0.0.0.0', apps: [{ id: '1', key: process.env.KEY, secret: process.env.SECRET }] })
 */
export const defineConfig = (config: Config | (() => Config | Promise<Config>)) => config
