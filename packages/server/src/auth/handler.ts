import { ServerError } from '../hub/errors.ts'
import { type AuthApp, type AuthMember, type AuthUser, authorizeChannel, authorizeUser } from './sign.ts'

/** Who may what, in the app's own words. */
export interface AuthRules<Request> {
  app: AuthApp
  /**
   * Whether the sender may subscribe: `true` or `false`; on presence channels who they are, or `false`.
   * Left out, every channel is refused.
   */
  channel?(
    request: { channel: string; socketId: string },
    from: Request,
  ): boolean | AuthMember | Promise<boolean | AuthMember>
  /** Who the sender is, or `null` for nobody. Left out, nobody can sign in. */
  user?(request: { socketId: string }, from: Request): AuthUser | null | Promise<AuthUser | null>
}

/** What to answer over HTTP. */
export interface AuthReply {
  status: number
  body: object
}

/** How many channels one request may ask for: the most that an app's page needs at once. */
const MOST_CHANNELS = 1000

/**
 * Answers the form that pusher-js posts, and the one that asks for many channels at once:
 * `channel_name[]` repeated, answered by `{"batch":true,"channels":{name:{auth,…} or {status,error}}}`.
 * Every answer for a single channel says `"batch":true` too, which is how ChannelKit learns that it may ask so.
 * Without any channel it is a sign-in.
 *
 * @param form the body, form-encoded
 * @param from handed to the rules as it is
 */
export async function answerAuth<Request>(
  rules: AuthRules<Request>,
  form: string,
  from: Request,
): Promise<AuthReply> {
  const fields = new URLSearchParams(form)
  const socketId = fields.get('socket_id') ?? ''
  const many = fields.getAll('channel_name[]')
  const one = fields.get('channel_name')
  try {
    if (many.length > MOST_CHANNELS) {
      throw new ServerError('too-many-channels', `One request may name ${MOST_CHANNELS} channels.`, 413)
    }
    if (one !== null) {
      const { status, ...answer } = await answerChannel(rules, one, socketId, from)
      return { status, body: status === 200 ? { ...answer, batch: true } : answer }
    }
    if (many.length === 0) return await answerUser(rules, socketId, from)
    const answers = await Promise.all(
      [...new Set(many)].map(async (channel) => {
        const { status, ...answer } = await answerChannel(rules, channel, socketId, from)
        return [channel, status === 200 ? answer : { ...answer, status }] as const
      }),
    )
    return { status: 200, body: { batch: true, channels: Object.fromEntries(answers) } }
  } catch (cause) {
    return refusal(cause)
  }
}

async function answerChannel<Request>(
  { app, channel: rule }: AuthRules<Request>,
  channel: string,
  socketId: string,
  from: Request,
): Promise<{ status: number; error?: string; auth?: string }> {
  try {
    const allowed = (await rule?.({ channel, socketId }, from)) ?? false
    if (allowed === false) return { status: 403, error: `Not allowed on ${channel}` }
    const member = allowed === true ? undefined : allowed
    return { status: 200, ...authorizeChannel(app, { socketId, channel, member }) }
  } catch (cause) {
    const { status, body } = refusal(cause)
    return { status, ...body }
  }
}

async function answerUser<Request>(
  { app, user: rule }: AuthRules<Request>,
  socketId: string,
  from: Request,
): Promise<AuthReply> {
  const user = (await rule?.({ socketId }, from)) ?? null
  if (!user) return { status: 403, body: { error: 'Nobody is signed in' } }
  return { status: 200, body: authorizeUser(app, { socketId, user }) }
}

/** What an app's own rule throws is not told to strangers. */
function refusal(cause: unknown): { status: number; body: { error: string; code: string } } {
  if (cause instanceof ServerError && cause.code !== 'missing-encryption-key')
    return { status: cause.status, body: { error: cause.message, code: cause.code } }
  return { status: 500, body: { error: 'Authorisation failed', code: 'auth-failed' } }
}
