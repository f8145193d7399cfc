/** Where a text stops being JSON, counted from 1 as editors do; undefined if it is JSON. */
export function placeOfSyntaxError(text: string): { line: number; column: number } | undefined {
  const at = offsetOf(text)
  if (at === undefined) return undefined
  const lines = text.slice(0, at).split('\n')
  return { line: lines.length, column: lines.at(-1)!.length + 1 }
}

/** Node's messages are not repeated, since they may quote the text; but some say where. */
function offsetOf(text: string): number | undefined {
  const message = messageOf(text)
  if (message === undefined) return undefined
  const position = /at position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return Number(position)
  return message.startsWith('Unexpected token') ? offsetOfToken(text) : text.length
}

/** Of the texts that this one begins with, the shortest that has a wrong token ends with it. */
function offsetOfToken(text: string): number {
  let [good, bad] = [0, text.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (messageOf(text.slice(0, middle))?.startsWith('Unexpected token')) bad = middle
    else good = middle
  }
  return good
}

function messageOf(text: string): string | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (cause) {
    return (cause as Error).message
  }
}
