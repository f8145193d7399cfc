import type { Site } from '../watch-sites.ts'

/** Who holds something, for people. */
export interface Holder {
  /** A component, or a function. */
  readonly name: string
  /** Who put it there, where it is one of ours. */
  readonly within?: string | undefined
  /** By which hook. */
  readonly hook?: string | undefined
  /** The file and line. */
  readonly where?: string | undefined
}

interface Frame {
  readonly call: string
  readonly url: string
  readonly place: string
}

const CHROME = /^\s*at (?:(?:async )?(.*?) \()?(.*?):(\d+):\d+\)?$/
const OTHERS = /^(.*?)@(.*?):(\d+):\d+$/

function framesOf(stack: string): Frame[] {
  return stack.split('\n').flatMap((line) => {
    const [, call = '', url = '', row] = CHROME.exec(line) ?? OTHERS.exec(line) ?? []
    if (!url) return []
    const short = url.replace(/[?#].*$/, '').replace(/^[a-z-]+:\/\/[^/]*\/?/, '')
    return [{ call: call.replace(/^(Object|Module|new)[. ]/, ''), url, place: `${short}:${row}` }]
  })
}

/** Frameworks and ourselves. */
const THEIRS =
  /node_modules|[/]packages[/](core|ui|react|vue|svelte|testing)[/](src|dist)[/]|^node:|<anonymous>/
/** Ourselves, where all is in one file. */
const OURS =
  /^(holder|site|acquire|subscribeLeased|subscribe|observe|on|listen|retain|mountState|useState|useStore|useHolder|useSubscribe|useCollection|fromStore|fromCollection)$/
const REACTS =
  /^use(State|Ref|Memo|Callback|Effect|LayoutEffect|Context|Id|SyncExternalStore|InsertionEffect)$/

const last = (call: string) => call.replace(/^.*\./, '')
const isOurs = ({ call, url }: Frame) => THEIRS.test(url) || OURS.test(last(call))
/** What an application calls. */
const isCall = ({ call, url }: Frame) =>
  OURS.test(last(call)) ||
  (/^use[A-Z]/.test(last(call)) && !REACTS.test(last(call))) ||
  /channelkit|[/]packages[/](core|svelte)[/]/.test(url)
const fileOf = (place: string) => /([^/]+\.(?:svelte|vue)):\d+$/.exec(place)?.[1]
const nameOf = ({ call, place }: Frame) => fileOf(place) ?? (call || place)

/** The component that a stack leads to, by the application's own calls before the framework's. */
function caller(frames: readonly Frame[]): { frame: Frame; hook: string | undefined } | undefined {
  const [site] = frames
  if (site && !THEIRS.test(site.url)) return callerByName(frames)
  const first = frames.findIndex((frame) => !isOurs(frame))
  // Where a framework is between, that calls one of ours for whatever reason.
  if (first < 0 || (first > 0 && !isCall(frames[first - 1]!))) return undefined
  const hook = frames
    .slice(0, first)
    .map(({ call }) => last(call))
    .findLast((call) => /^use[A-Z]/.test(call) && !REACTS.test(call) && !OURS.test(call))
  const rest = frames.slice(first)
  const end = rest.findIndex(isOurs)
  const own = end < 0 ? rest : rest.slice(0, end)
  // A component in a file of its own is called by the one around it; a function is called by its framework.
  const component =
    own.find((frame) => fileOf(frame.place)) ?? own.findLast((frame) => /^[A-Z]/.test(last(frame.call)))
  return { frame: component ?? own[0]!, hook }
}

/** Calls of React, Vue and Svelte, within which nothing else of the application is called. */
const FRAMEWORKS =
  /^(commit\w*Effect\w*|flushPassiveEffects|renderWithHooks|performWork\w*|callWithErrorHandling|flushJobs|update_effect|flush_queued_effects)$/

/** The same where all is in one file, and names are all that tells one's own code from ours. */
function callerByName(frames: readonly Frame[]) {
  const named = frames.slice(1).filter((frame) => frame.call && !isOurs(frame))
  const component = named.find(({ call }) => /^[A-Z]/.test(last(call)))
  if (!component && named.some(({ call }) => FRAMEWORKS.test(last(call)))) return undefined
  const frame = component ?? named.find(({ call }) => !/^use[A-Z]/.test(last(call)))
  const hook = named.find(({ call }) => /^use[A-Z]/.test(last(call)) && !REACTS.test(last(call)))
  return frame && { frame, hook: hook && last(hook.call) }
}

/** As much of a component of Vue as is read. */
interface Instance {
  readonly type: { readonly name?: string; readonly __name?: string; readonly __file?: string }
  readonly parent: Instance | null
}

const isInstance = (who: unknown): who is Instance =>
  typeof who === 'object' && who !== null && 'type' in who && 'parent' in who

const vueName = ({ type }: Instance) =>
  type.name ?? type.__name ?? type.__file?.replace(/^.*[/]/, '').replace(/[.]\w+$/, '') ?? 'Anonymous'

/** Nothing of the application called: a part of one of our own components, say. */
export const SOMEWHERE: Holder = { name: 'Somewhere' }

const read = new WeakMap<Site, Holder>()

/** Who a place belongs to. */
export function holderOf(site: Site): Holder {
  let holder = read.get(site)
  if (!holder) {
    holder = readHolder(site)
    read.set(site, holder)
  }
  return holder
}

function readHolder({ who, error }: Site): Holder {
  const found = caller(framesOf(error.stack ?? ''))
  if (isInstance(who)) {
    const { parent, type } = who
    return {
      name: vueName(who),
      // In the setup of one of ours nothing is of the application.
      within: found || !parent ? undefined : vueName(parent),
      hook: found?.hook,
      where: type.__file ?? found?.frame.place,
    }
  }
  const { component, stack } = (who ?? {}) as { component?: string; stack?: string | null }
  if (!component)
    return found ? { name: nameOf(found.frame), hook: found.hook, where: found.frame.place } : SOMEWHERE
  // One of ours: React says who put it there, in Svelte that is who called it.
  const owner = stack ? framesOf(stack).find((frame) => !isOurs(frame)) : found?.frame
  return { name: component, within: owner && nameOf(owner), where: owner?.place }
}
