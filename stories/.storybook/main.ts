import { fileURLToPath } from 'node:url'
import type { StorybookConfig } from '@storybook/html-vite'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import react from '@vitejs/plugin-react'
import vue from '@vitejs/plugin-vue'
import { docsPlugin } from '../lib/docs/types/plugin.ts'

const conditions = ['@channelkit/source', 'svelte', 'browser', 'import', 'module', 'default']

const config: StorybookConfig = {
  framework: '@storybook/html-vite',
  stories: ['../docs/**/*.mdx', '../{hooks,components,theme,tools}/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  typescript: { check: false },
  viteFinal: (vite) => ({
    ...vite,
    plugins: [...(vite.plugins ?? []), react(), vue(), svelte({ configFile: false }), docsPlugin()],
    resolve: { ...vite.resolve, conditions },
    build: { ...vite.build, chunkSizeWarningLimit: 4000 },
    server: {
      ...vite.server,
      fs: { allow: [fileURLToPath(new URL('../..', import.meta.url))] },
    },
  }),
}

export default config
