import type { ComponentName } from '../components/driver.ts'

export const room = 'presence-room'

/** What a stranger might call themselves, in the hope that somebody's page runs it. */
export const hostile = `<img src=x onerror="window.ran=1"><script>window.ran=1</script>"'\u202e javascript:window.ran=1`

/** With what each component shows what strangers send; the others take a channel alone. */
const own: Partial<Record<ComponentName, Record<string, unknown>>> = {
  ConnectionBadge: {},
  ConnectionBanner: {},
  EventFeed: { channel: room, event: 'told' },
  LiveChart: { channel: room, event: 'told', y: 'n', label: 'Told' },
  LiveMap: { channel: room, event: 'moved', label: 'Moved' },
  LiveValue: { channel: room, event: 'told', field: 'n' },
  Sparkline: { channel: room, event: 'told', y: 'n', label: 'Told' },
  StreamedText: { channel: room, event: 'piece', id: 'a' },
}
export const propsOf = (name: ComponentName) => own[name] ?? { channel: room }

/** Which of them show the name or the text itself. */
export const names: ComponentName[] = ['EventFeed', 'PresenceList', 'StreamedText', 'TypingIndicator', 'Chat']
