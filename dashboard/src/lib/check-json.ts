/** What is wrong with a text as JSON, and where; null for nothing. */
export function faultOf(text: string): string | null {
  try {
    JSON.parse(text)
    return null
  } catch (cause) {
    const { message } = cause as Error
    const at = /position (\d+)/.exec(message)?.[1]
    if (at === undefined) return text.trim() === '' ? 'There is nothing in it yet.' : message
    const before = text.slice(0, Number(at)).split('\n')
    return `Line ${before.length}, column ${before.at(-1)!.length + 1}: ${message.split(' in JSON')[0]}.`
  }
}

const CHANNEL = /^[A-Za-z0-9_\-=@,.;]{1,164}$/

/** What is wrong with the name of a channel; null for nothing. */
export const channelFault = (name: string): string | null =>
  name === '' || CHANNEL.test(name) || name.startsWith('#server-to-user-')
    ? null
    : 'Use letters, digits and _-=@,.; at most 164.'
