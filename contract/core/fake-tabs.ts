import type { Locks, MessageEnd } from '@channelkit/core/worker-host'

/** Web Locks, as far as they are used here: one holder, the others in a row. */
export function createLocks(): Locks & { request(name: string, run: () => Promise<void>): Promise<void> } {
  const tails = new Map<string, Promise<void>>()
  return {
    request(name, run) {
      const turn = (tails.get(name) ?? Promise.resolve()).then(run)
      tails.set(
        name,
        turn.catch(() => {}),
      )
      return turn
    },
  }
}

/** BroadcastChannels: what one posts all others of its name hear, later and in order. */
export function createAir(): (name: string) => MessageEnd & { cut(): void } {
  const ends = new Set<MessageEnd & { name: string }>()
  return (name) => {
    const end: MessageEnd & { name: string; cut(): void } = {
      name,
      onmessage: null,
      postMessage(message) {
        if (!ends.has(end)) return
        const copy = structuredClone(message)
        for (const other of ends)
          if (other !== end && other.name === name)
            queueMicrotask(
              () => ends.has(other) && other.onmessage?.({ data: structuredClone(copy) } as never),
            )
      },
      close: () => void ends.delete(end),
      cut: () => void ends.delete(end),
    }
    ends.add(end)
    return end
  }
}
