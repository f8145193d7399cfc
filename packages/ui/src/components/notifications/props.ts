import type { PageStorage } from '../../shared/storage.ts'
import type { LoadNotices } from './inbox.ts'
import type { NotificationsLabels } from './labels.ts'
import type { Notice } from './notice.ts'

export interface NotificationsProps {
  /** The event by which your server tells the user: `sendToUser(id, event, { id, title, body, href, at })`. Default `notification`. */
  event?: string
  /** Signs in by itself. Otherwise your application calls `signIn()` of `useUser`. */
  signIn?: boolean
  /** Fetches what your server has, with `read` where it is: after signing in, and after each lost line. May be inline. */
  load?: LoadNotices
  /** Told which were read, to store it. */
  onRead?: (ids: readonly string[]) => void
  /** Told which were removed, to store it. */
  onRemove?: (ids: readonly string[]) => void
  /** One was chosen. It is read then, and its address, if it has one, is followed. */
  onOpen?: (notice: Notice) => void
  /** Where they are kept over a reload, and by which two tabs agree; false is nowhere. Default `localStorage`. */
  storage?: PageStorage | false
  /** How many are kept. Default 50. */
  limit?: number
  /** How long each shows as it comes, in ms. Default 6000. */
  duration?: number
  /** None shows as it comes; they are in the inbox. */
  quiet?: boolean
  /** Off: nothing is heard, and the bell can't be opened. */
  disabled?: boolean
  /** Of numbers and times, as BCP 47 tag. Default: the host's. */
  locale?: string
  /** Words of yours in place of ours: any of them. */
  labels?: Partial<NotificationsLabels>
}

/** What belongs to one of them in the page. */
export interface NotificationsState {
  readonly open: boolean
}
