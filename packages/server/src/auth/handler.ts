import { isChannelName, NAME_RULE } from '../hub/names.ts'
import { ServerError, type ServerErrorCode } from '../hub/server-error.ts'
import {
  type AuthApp,
  type AuthMember,
  type AuthUser,
  authorizeChannel,
  authorizeUser,
  checkSocketId,
} from './sign.ts'

/** Who may what, in the app's own words. */
export interface AuthRules<From, Context = unknown> {
  app: AuthApp
  /**
   * Whether the sender may subscribe: `true` or `false`; on presence channels who they are, or `false`.
   * Left out, every channel is refused.
   */
  channel?(
    request: { channel: string; socketId: string },
    from: From,
    context: Context,
  ): boolean | AuthMember | Promise<boolean | AuthMember>
  /** Who the sender is, or `null` for nobody. Left out, nobody can sign in. */
  user?(
    request: { socketId: string },
    from: From,
    context: Context,
  ): AuthUser | null | Promise<AuthUser | null>
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
 * Every answer for a single channel says `"batch":true` too, which is how ChannelKit learns that it may ask so. A form
 * for one channel may name others beside it (`also_channel_name[]` repeated): the answer then has `channels` as well.
 * Without any channel it is a sign-in.
 *
 * @param form the body, form-encoded
 * @param from handed to the rules as it is
 * @param context handed to the rules after it
 */
export async function answerAuth<From, Context = unknown>(
  rules: AuthRules<From, Context>,
  form: string,
  from: From,
  context?: Context,
): Promise<AuthReply> {
  const fields = new URLSearchParams(form)
  const socketId = fields.get('socket_id') ?? ''
  const many = fields.getAll('channel_name[]')
  const also = fields.getAll('also_channel_name[]')
  const one = fields.get('channel_name')
  try {
    // Two values have no agreed meaning: what a check before this one saw could differ from what is signed.
    if (fields.getAll('socket_id').length > 1 || fields.getAll('channel_name').length > 1)
      throw new ServerError('ambiguous', 'socket_id or channel_name came twice.')
    checkSocketId(socketId)
    if (many.length > MOST_CHANNELS || also.length > MOST_CHANNELS) {
      throw new ServerError('too-many-channels', `One request may name ${MOST_CHANNELS} channels.`)
    }
    const answers = async (names: readonly string[]) => {
      const all = [...new Set(names)].map(async (channel) => {
        const { status, ...answer } = await answerChannel(rules, channel, socketId, from, context as Context)
        return [channel, status === 200 ? answer : { ...answer, status }] as const
      })
      return { batch: true, channels: Object.fromEntries(await Promise.all(all)) }
    }
    if (one !== null) {
      const { status, ...answer } = await answerChannel(rules, one, socketId, from, context as Context)
      if (status !== 200) return { status, body: answer }
      return { status, body: { ...answer, ...(also.length > 0 ? await answers(also) : { batch: true }) } }
    }
    if (many.length === 0) return await answerUser(rules, socketId, from, context as Context)
    return { status: 200, body: await answers(many) }
  } catch (cause) {
    return refusal(cause)
  }
}

async function answerChannel<From, Context>(
  { app, channel: rule }: AuthRules<From, Context>,
  channel: string,
  socketId: string,
  from: From,
  context: Context,
): Promise<{ status: number; error?: string; auth?: string }> {
  try {
    // Rules are asked of nothing that no client could want.
    if (!isChannelName(channel))
      throw new ServerError('invalid-channel', `That is no channel name: ${NAME_RULE}.`)
    const allowed: unknown = await rule?.({ channel, socketId }, from, context)
    // Whatever else a rule in plain JavaScript gave, an empty text or 0 say, is no yes.
    if (allowed !== true && !isMember(allowed)) return { status: 403, error: `Not allowed on ${channel}` }
    const member = allowed === true ? undefined : allowed
    return { status: 200, ...authorizeChannel(app, { socketId, channel, member }) }
  } catch (cause) {
    const { status, body } = refusal(cause)
    return { status, ...body }
  }
}

const isMember = (value: unknown): value is AuthMember =>
  typeof value === 'object' && value !== null && 'id' in value

async function answerUser<From, Context>(
  { app, user: rule }: AuthRules<From, Context>,
  socketId: string,
  from: From,
  context: Context,
): Promise<AuthReply> {
  const user = (await rule?.({ socketId }, from, context)) ?? null
  if (!user) return { status: 403, body: { error: 'Nobody is signed in' } }
  return { status: 200, body: authorizeUser(app, { socketId, user }) }
}

/** What an app's own rule throws is not told to strangers. */
function refusal(cause: unknown): { status: number; body: { error: string; code: ServerErrorCode } } {
  if (cause instanceof ServerError && cause.code !== 'missing-encryption-key')
    return { status: cause.status, body: { error: cause.message, code: cause.code } }
  return { status: 500, body: { error: 'Authorisation failed', code: 'auth-failed' } }
}
