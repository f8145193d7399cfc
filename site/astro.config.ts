import react from '@astrojs/react'
import starlight from '@astrojs/starlight'
import svelte from '@astrojs/svelte'
import vue from '@astrojs/vue'
import { defineConfig, passthroughImageService } from 'astro/config'
import { generate, sidebar } from './lib/generate.ts'
import { titlesWeighLess } from './lib/search.ts'
import { accessibleTables } from './lib/tables.ts'

const site = process.env.DOCS_SITE ?? 'https://channelkit.dev'
const base = process.env.DOCS_BASE ?? '/'
const pages = generate({ site, base })

export default defineConfig({
  site,
  base,
  // A folder for each page: every host serves its address, with a slash at the end or without.
  trailingSlash: 'ignore',
  build: { format: 'directory' },
  image: { service: passthroughImageService() },
  markdown: { rehypePlugins: [accessibleTables] },
  integrations: [
    react({ include: ['**/*.tsx'] }),
    vue(),
    svelte(),
    starlight({
      title: 'ChannelKit',
      description: 'Realtime channels as easy as local state, in React, Vue and Svelte.',
      favicon: '/favicon.svg',
      sidebar: sidebar(pages),
      customCss: ['./src/styles/site.css'],
      lastUpdated: false,
      pagination: true,
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
      components: {
        Head: './src/components/Head.astro',
        MarkdownContent: './src/components/MarkdownContent.astro',
        PageTitle: './src/components/PageTitle.astro',
      },
      // Code that wraps needs no box that scrolls, which keys and screen readers would have to know.
      expressiveCode: {
        themes: ['github-dark', 'github-light'],
        defaultProps: { wrap: true },
        styleOverrides: { borderRadius: '0.4rem' },
      },
    }),
  ],
  vite: {
    resolve: { dedupe: ['react', 'react-dom', 'vue', 'svelte', 'pusher-js'] },
    plugins: [titlesWeighLess()],
  },
})
