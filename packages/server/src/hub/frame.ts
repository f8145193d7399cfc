/** A frame as text, made once however many get it. `data` is JSON already, so it is encoded twice on the wire. */
export const frame = (
  event: string,
  channel: string | undefined,
  data: string | undefined,
  userId?: string,
): string => JSON.stringify({ event, channel, data, user_id: userId })
