/**
 * A frame as text, made once however many get it. `data` is JSON already, so it is encoded twice on the wire.
 *
 * @param serial the number of an event that is kept; clients that don't know it ignore it
 */
export const frame = (
  event: string,
  channel: string | undefined,
  data: string | undefined,
  userId?: string,
  serial?: number,
): string => JSON.stringify({ event, channel, data, user_id: userId, serial })
