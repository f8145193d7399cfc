export default defineNuxtConfig({
  compatibilityDate: '2026-01-01',
  css: ['@channelkit/vue/styles.css'],
  devtools: { enabled: false },
  app: { head: { title: 'Nuxt', link: [{ rel: 'icon', href: 'data:,' }] } },
})
