/** What Vite puts in place of `import.meta.env`; elsewhere there is none. */
interface Meta {
  readonly env?: Readonly<Record<`VITE_${string}`, string | undefined>>
}

/** What the page was built with, by driver. Each is named in full: a build for production replaces only these. */
export const fromBuild = {
  reverb: () => ({
    key: (import.meta as Meta).env?.VITE_REVERB_APP_KEY,
    wsHost: (import.meta as Meta).env?.VITE_REVERB_HOST,
    wsPort: (import.meta as Meta).env?.VITE_REVERB_PORT,
    wssPort: (import.meta as Meta).env?.VITE_REVERB_PORT,
    forceTLS: ((import.meta as Meta).env?.VITE_REVERB_SCHEME ?? 'https') === 'https',
  }),
  pusher: () => ({
    key: (import.meta as Meta).env?.VITE_PUSHER_APP_KEY,
    cluster: (import.meta as Meta).env?.VITE_PUSHER_APP_CLUSTER,
    wsHost: (import.meta as Meta).env?.VITE_PUSHER_HOST,
    wsPort: (import.meta as Meta).env?.VITE_PUSHER_PORT,
    wssPort: (import.meta as Meta).env?.VITE_PUSHER_PORT,
    forceTLS: true,
  }),
  ably: () => ({
    key: (import.meta as Meta).env?.VITE_ABLY_PUBLIC_KEY,
    wsHost: 'realtime-pusher.ably.io',
    wsPort: 443,
    forceTLS: true,
  }),
}
