import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeBlocks } from '../../scripts/lib/code-blocks.mjs'
import { root } from '../../scripts/lib/root.mjs'

/** Where each sample of a guide goes: the file, the guide, its language, and what tells it from others there. */
const SAMPLES = {
  react: [
    ['src/docs/chat.tsx', 'chat', 'tsx', 'Room ='],
    ['src/docs/live-table.tsx', 'live-table', 'tsx', 'Quotes ='],
    ['src/docs/stream.tsx', 'streams', 'tsx', 'function Answer({ chat'],
    ['src/docs/streamed-text.tsx', 'streams', 'tsx', 'StreamedText'],
    ['src/docs/reactions.tsx', 'reactions', 'tsx', 'function Talk'],
    ['src/docs/notifications.tsx', 'notifications', 'tsx', 'Bell ='],
  ],
  vue: [
    ['src/docs/Chat.vue', 'chat', 'vue', '<Chat '],
    ['src/docs/LiveTable.vue', 'live-table', 'vue', 'channel="market"'],
    ['src/docs/Stream.vue', 'streams', 'vue', 'useStream('],
    ['src/docs/StreamedText.vue', 'streams', 'vue', '<StreamedText'],
    ['src/docs/Reactions.vue', 'reactions', 'vue', '<Reactions'],
    ['src/docs/Notifications.vue', 'notifications', 'vue', '<Notifications'],
  ],
  svelte: [
    ['src/docs/Chat.svelte', 'chat', 'svelte', '<Chat '],
    ['src/docs/LiveTable.svelte', 'live-table', 'svelte', 'channel="market"'],
    ['src/docs/Stream.svelte', 'streams', 'svelte', 'useStream('],
    ['src/docs/StreamedText.svelte', 'streams', 'svelte', '<StreamedText'],
    ['src/docs/Reactions.svelte', 'reactions', 'svelte', '<Reactions'],
    ['src/docs/Notifications.svelte', 'notifications', 'svelte', '<Notifications'],
  ],
  ai: [
    ['app/assistant.tsx', 'ai', 'tsx', 'useChat('],
    ['lib/chats.ts', 'ai', 'ts', 'globalThis'],
    ['app/api/chat/route.ts', 'ai', 'ts', 'streamText('],
    ['app/api/stop/route.ts', 'ai', 'ts', 'webhook('],
    ['app/pusher/auth/route.ts', 'authorize-next', 'ts', 'authHandler('],
  ],
  server: [
    ['server/auth.ts', 'authorize-express', 'ts', 'web ='],
    ['server/chat.ts', 'chat', 'ts', 'chat ='],
    ['server/answer.ts', 'streams', 'ts', 'function answer('],
    ['server/assistant.ts', 'chat', 'ts', 'function answer('],
    ['server/quote.mjs', 'live-table', 'ts', "'quote'"],
    ['server/notify.mjs', 'notifications', 'js', 'sendToUser'],
  ],
}

/** What is not as it stands there: the embedded server in place of hosted Channels, and a model that answers without any network. */
const INSTEAD = [
  ["cluster: 'eu' }", "host: '127.0.0.1', port: '6001' }"],
  [
    'import { pusher, running, stored }',
    "import { model } from '@/lib/model'\nimport { pusher, running, stored }",
  ],
  ["model: 'openai/gpt-5'", 'model'],
]

/**
 * The code of the guides that people copy, by the file that they put it into.
 * @param {(keyof typeof SAMPLES)[]} what
 * @returns {[file: string, code: string][]}
 */
export const copied = (...what) =>
  what
    .flatMap((one) => SAMPLES[one])
    .map(([file = '', guide = '', language = '', has = '']) => [
      file,
      INSTEAD.reduce((code, [from = '', to = '']) => code.replace(from, to), sample(guide, language, has)),
    ])

/**
 * @param {string} guide
 * @param {string} language
 * @param {string} has
 */
export function sample(guide, language, has) {
  const text = readFileSync(join(root, 'docs', `${guide}.md`), 'utf8')
  const found = codeBlocks(text, language).find(({ code }) => code.includes(has))
  if (!found) throw new Error(`docs/${guide}.md has no sample of ${language} with ${has}`)
  return found.code
}
