/** An event as it is published. */
export interface ToPublish {
  readonly channel: string
  readonly event: string
  readonly data: string
}

/** In single quotes, a shell takes all as it stands. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

/**
 * The line that publishes an event from a terminal. The secret never comes to this page: whoever runs the line has it in the
 * environment.
 *
 * @param origin of the server, as `http://127.0.0.1:6001`
 */
export function curlOf(origin: string, app: { id: string; key: string }, event: ToPublish): string {
  const { channel, event: name, data } = event
  const body = JSON.stringify({ name, channel, data })
  const path = `/apps/${encodeURIComponent(app.id)}/events`
  return `# export PUSHER_SECRET=…, the secret of this app
BODY=${quoted(body)}
MD5=$(printf %s "$BODY" | openssl md5 | sed 's/^.* //')
QUERY="auth_key=${encodeURIComponent(app.key)}&auth_timestamp=$(date +%s)&auth_version=1.0&body_md5=$MD5"
SIGNED=$(printf 'POST\\n%s\\n%s' ${quoted(path)} "$QUERY" | openssl dgst -sha256 -hmac "$PUSHER_SECRET" | sed 's/^.* //')
curl -H 'Content-Type: application/json' -d "$BODY" ${quoted(origin + path)}"?$QUERY&auth_signature=$SIGNED"`
}
