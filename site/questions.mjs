/**
 * What people ask, what they type into the search, and where the answer is.
 *
 * @typedef {{ asks: string, types: string, page: string, says: RegExp }} Question
 * @type {readonly Question[]}
 */
export const QUESTIONS = [
  {
    asks: 'Laravel private channel',
    types: 'laravel private channel',
    page: 'authorize-laravel',
    says: /broadcasting\/auth/,
  },
  {
    asks: 'what usePresence returns',
    types: 'usePresence',
    page: 'reference/hooks/use-presence',
    says: /members/,
  },
  {
    asks: 'options of usePresence',
    types: 'usePresence onJoin',
    page: 'reference/hooks/use-presence',
    says: /leaveAfter/,
  },
  { asks: 'theming', types: 'theming', page: 'theming', says: /--ck-accent/ },
  { asks: 'dark mode', types: 'dark mode', page: 'theming', says: /color-scheme/ },
  { asks: 'colours', types: 'color', page: 'theming', says: /--ck-accent/ },
  {
    asks: 'an error code of the client',
    types: 'auth-denied',
    page: 'errors/auth-denied',
    says: /may read this channel/,
  },
  { asks: 'an error code', types: 'error code', page: 'errors', says: /auth-denied/ },
  { asks: 'a close code', types: '4009', page: 'server-errors/4009', says: /not authorised/ },
  {
    asks: 'an error code of the server',
    types: 'port-in-use',
    page: 'server-errors/port-in-use',
    says: /another port/,
  },
  { asks: 'deploy', types: 'deploy', page: 'deploying', says: /systemd/ },
  { asks: 'docker', types: 'docker', page: 'deploying', says: /Docker/i },
  { asks: 'how to test', types: 'test', page: 'testing', says: /createTestKit/ },
  { asks: 'nothing arrives', types: 'nothing arrives', page: 'troubleshooting', says: /Nothing arrives/ },
  { asks: 'a refused channel', types: '403', page: 'troubleshooting', says: /403/ },
  { asks: 'myself twice', types: 'presence shows me twice', page: 'troubleshooting', says: /twice/ },
  { asks: 'behind a proxy', types: 'works locally not behind proxy', page: 'troubleshooting', says: /proxy/ },
  { asks: 'troubleshooting', types: 'troubleshoot', page: 'troubleshooting', says: /Nothing arrives/ },
  { asks: 'debugging', types: 'debug', page: 'troubleshooting', says: /Nothing arrives/ },
  { asks: 'install', types: 'install', page: 'getting-started', says: /npm install/ },
  { asks: 'CSRF', types: 'CSRF', page: 'authorization', says: /CSRF/ },
  { asks: 'CORS', types: 'cors', page: 'authorization', says: /CORS/ },
  { asks: 'server rendering', types: 'ssr', page: 'server-rendering', says: /server/ },
  { asks: 'log out', types: 'log out', page: 'users', says: /log/i },
  { asks: 'one’s own translations', types: 'i18n', page: 'languages', says: /labels/ },
  { asks: 'what Reverb lacks', types: 'reverb', page: 'servers', says: /Reverb/ },
  { asks: 'components for shadcn', types: 'shadcn', page: 'copy-in', says: /npx shadcn@latest add/ },
  { asks: 'Tailwind', types: 'tailwind', page: 'copy-in', says: /Tailwind/ },
  { asks: 'optimistic writes', types: 'optimistic', page: 'optimistic-writes', says: /write/ },
  {
    asks: 'an export of a package',
    types: 'openInWorker',
    page: 'reference/core/worker-host',
    says: /openInWorker/,
  },
  {
    asks: 'React Router’s first page',
    types: 'Outdated Optimize Dep',
    page: 'troubleshooting',
    says: /optimizeDeps/,
  },
]
