/**
 * The components to copy, in the order in which they are told of.
 *
 * @typedef {{ name: string, title: string, description: string }} Item
 * @type {readonly Item[]}
 */
export const ITEMS = [
  {
    name: 'presence-list',
    title: 'Presence list',
    description: 'Who is on a channel, to search and to walk with keys, however many there are.',
  },
  {
    name: 'avatar-stack',
    title: 'Avatar stack',
    description: 'The first few who are on a channel, and how many more there are.',
  },
  { name: 'typing-line', title: 'Typing line', description: 'Who is typing on a channel.' },
  {
    name: 'connection-badge',
    title: 'Connection badge',
    description: 'How the connection is, with a button that tries again at once.',
  },
  {
    name: 'chat',
    title: 'Chat',
    description: 'What people write to each other on a channel, with what is not sent, and who types.',
  },
  {
    name: 'live-value',
    title: 'Live value',
    description: 'The newest number of an event, and whether it went up or down.',
  },
]
