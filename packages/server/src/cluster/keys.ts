/** Names in Redis, all behind one prefix. An app's id is encoded, so that no colon in it can be taken for the next part. */
export function createKeys(given: string) {
  const prefix = `${given}:`
  return {
    prefix,
    app: (appId: string) => encodeURIComponent(appId),
    /** Where what happens in a channel is told. */
    channel: (app: string, channel: string) => `${prefix}c:${app}:${channel}`,
    /** Where what concerns an app is told. */
    control: (app: string) => `${prefix}x:${app}`,
    /** Where what concerns all processes is told. */
    all: `${prefix}x`,
    /** Where what concerns one process is told. */
    process: (id: string) => `${prefix}p:${id}`,
    /** How many processes each member of a presence channel is on. */
    users: (app: string, channel: string) => `${prefix}u:${app}:${channel}`,
  }
}

export type Keys = ReturnType<typeof createKeys>
