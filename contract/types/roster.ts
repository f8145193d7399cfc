import type { PresenceListProps } from '@channelkit/ui/presence-list'

interface Colleague {
  id: string
  name: string
  team: { floor: number }
}

/** What a list of people takes as its roster: written in place, or what the application has. Never called. */
export function rosters(colleagues: readonly Colleague[]): readonly PresenceListProps['roster'][] {
  return [
    ['ann', 'bob'],
    [{ id: 'ann', name: 'Ann', avatar: '/ann.png', lastSeen: new Date() }, 'bob'],
    [{ id: 'ann', name: 'Ann', team: 'red' }],
    colleagues,
    // @ts-expect-error nobody is told apart without an id
    [{ name: 'Ann' }],
    // @ts-expect-error a name is text
    [{ id: 'ann', name: 7 }],
  ]
}
