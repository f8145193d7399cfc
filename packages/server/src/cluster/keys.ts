/** Names in Redis, all behind one prefix. An app's id is encoded, so that no colon in it can be taken for the next part. */
export function createKeys(prefix: string) {
  const P = `${prefix}:`
  return {
    prefix: P,
    app: (appId: string) => encodeURIComponent(appId),
    channel: (appId: string, channel: string) => `${P}c:${encodeURIComponent(appId)}:${channel}`,
    control: (appId: string) => `${P}x:${encodeURIComponent(appId)}`,
    all: `${P}x`,
    process: (id: string) => `${P}p:${id}`,
  }
}

export type Keys = ReturnType<typeof createKeys>
